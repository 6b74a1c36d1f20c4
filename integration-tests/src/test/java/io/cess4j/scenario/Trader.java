package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody on the market of a whole network, with the SDK and with commands. */
final class Trader implements AutoCloseable {
  private static final String PASSWORD = "correct horse";

  private final CessNetwork network;
  private final Path keystore;
  private final Path password;
  private final Cess cess;

  Trader(CessNetwork network, Account account, Path folder) throws IOException {
    this.network = network;
    this.keystore = folder.resolve(account.address() + ".json");
    this.password = Files.writeString(folder.resolve(account.address() + ".password"), PASSWORD);
    AccountKeystore.save(account, keystore, PASSWORD);
    Network chain = network.chain();
    this.cess =
        Cess.connect(chain.connection().rpc(), chain.directory().address(), account)
            .through(network.gatewayAddress());
  }

  Cess cess() {
    return cess;
  }

  BigInteger money() {
    return cess.balances().vault();
  }

  /** Registers a work. */
  long registers(RightsClaim claim) {
    Rights rights = cess.rights();
    PendingRegistration pending = rights.commit(claim, rights.salt());
    Eventually.within(
        Duration.ofSeconds(30), "a block after the commitment", () -> rights.isRevealable(pending));
    RightsDescription description = new RightsDescription("a work", "photograph", "", Bytes32.ZERO);
    return rights.reveal(pending, description, 0).number();
  }

  /** {@code cess COMMAND ... --json}; its result. */
  JsonNode type(String... command) throws IOException, InterruptedException {
    return Programs.json(List.of(), Map.of(), arguments(command));
  }

  /** A command in the background. */
  Process starts(Map<String, String> environment, Path log, String... command) throws IOException {
    return Programs.cess(List.of(), environment, log, arguments(command));
  }

  private String[] arguments(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--json",
            "--rpc",
            network.chain().connection().rpc().toString(),
            "--directory",
            network.chain().directory().address().hex(),
            "--gateway",
            network.gatewayAddress().toString(),
            "--keystore",
            keystore.toString(),
            "--password-file",
            password.toString()));
    return arguments.toArray(String[]::new);
  }

  @Override
  public void close() {
    cess.close();
  }
}
