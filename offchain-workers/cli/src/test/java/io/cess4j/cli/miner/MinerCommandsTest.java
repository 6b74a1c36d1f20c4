package io.cess4j.cli.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator types, on a real chain without workers. */
@WithDevnet(operators = 1)
@Timeout(120)
final class MinerCommandsTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);
  private static final Bytes32 TLS_KEY =
      Bytes32.of("tls key hash of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
  private static final String PASSWORD = "correct horse";

  private final TestNetwork test;
  private final Network network;
  @TempDir private Path folder;
  private String failure = "";

  MinerCommandsTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @BeforeEach
  void password() throws IOException {
    Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
  }

  @Test
  void initShouldSayWhatIsMissingAndPayNothing() throws IOException {
    JsonNode result =
        init("--units", "3", "--disks", folder.resolve("a") + "," + folder.resolve("b"));
    assertThat(result.path("cessMissing").asString())
        .isEqualTo(CESS.multiply(BigInteger.valueOf(30)).toString());
    assertThat(result.path("etherMissing").asString()).isNotEqualTo("0");
    assertThat(network.miners().count()).isZero();
    Account account = AccountKeystore.load(folder.resolve("miner/account.json"), PASSWORD);
    assertThat(result.path("account").asString()).isEqualTo(account.address().toString());
    assertThat(Files.readString(folder.resolve("miner/miner.properties")))
        .contains("units=3")
        .contains("disks=" + folder.resolve("a") + "," + folder.resolve("b"))
        .contains("password=file:" + folder.resolve("secret"))
        .doesNotContain(PASSWORD);
    assertThat(init()).isEmpty();
    assertThat(failure).contains("is there already");
  }

  @Test
  void initShouldRefuseWhatCannotWork() throws IOException {
    assertThat(init("--units", "2000000")).isEmpty();
    assertThat(failure).contains("declare at most");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(init("--listen", "127.0.0.1:" + taken.getLocalPort())).isEmpty();
      assertThat(failure).contains("nothing can listen on").contains("--listen");
    }
    assertThat(init("--listen", "0.0.0.0:15010")).isEmpty();
    assertThat(failure).contains("--advertised");
    assertThat(init("--listen", "nonsense")).isEmpty();
    assertThat(failure).contains("HOST:PORT");
    assertThat(init("--region", "16")).isEmpty();
    assertThat(failure).contains("region 0 to 15");
    assertThat(init("--directory", "0x00000000000000000000000000000000000000aa")).isEmpty();
    assertThat(failure).containsIgnoringCase("0x00000000000000000000000000000000000000aa");
    assertThat(folder.resolve("miner/miner.properties")).doesNotExist();
    assertThat(folder.resolve("miner/account.json")).as("no key for nothing").doesNotExist();
  }

  @Test
  void statusAndDrainShouldFollowTheChain() throws IOException {
    Address account = Address.of(init().path("account").asString());
    JsonNode unknown = cess(new StatusCommand());
    assertThat(unknown.path("running").asBoolean()).isFalse();
    assertThat(unknown.has("miner")).isFalse();
    assertThat(cess(new DrainCommand())).isEmpty();
    assertThat(failure).contains("has no miner");

    long id = register(account);
    JsonNode status = cess(new StatusCommand());
    assertThat(status.path("miner").asLong()).isEqualTo(id);
    assertThat(status.path("state").asString()).isEqualTo("active");
    assertThat(status.path("days").toString()).contains("nothing to prove");

    assertThat(cess(new DrainCommand()).path("changed").asBoolean()).isTrue();
    assertThat(network.miners().miner(id).state()).isEqualTo(MinerState.DRAINING);
    assertThat(cess(new DrainCommand()).path("changed").asBoolean()).as("once more").isFalse();
    assertThat(cess(new StatusCommand()).path("state").asString()).isEqualTo("draining");
    assertThat(cess(new DrainCommand(), "--resume").path("changed").asBoolean()).isTrue();
    assertThat(network.miners().miner(id).state()).isEqualTo(MinerState.ACTIVE);
    assertThat(cess(new ScanCommand())).isEmpty();
    assertThat(failure).contains("no miner runs").contains("cess miner run");
  }

  /** The worker is a process of its own below the command, and must not outlive it. */
  @Test
  void runShouldRegisterServeItsOperatorAndEndWithItsCommand()
      throws IOException, InterruptedException {
    Address account =
        Address.of(init("--listen", free(), "--management", free()).path("account").asString());
    fund(account);
    Process run =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.cess4j.cli.Cess",
                "miner",
                "run",
                "--data",
                folder.resolve("miner").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("run.log").toFile())
            .start();
    try {
      JsonNode status = cess(new StatusCommand());
      while (!status.has("worker")) {
        assertThat(run.isAlive()).as(Files.readString(folder.resolve("run.log"))).isTrue();
        Thread.onSpinWait();
        status = cess(new StatusCommand());
      }
      assertThat(status.path("miner").asLong()).isEqualTo(1);
      assertThat(status.path("worker").path("corruptionCount").asLong()).isZero();
      assertThat(status.path("worker").path("disks")).hasSize(1);
      assertThat(cess(new ScanCommand()).path("begun").asBoolean()).isTrue();
      assertThat(cess(new ScanCommand(), "--deal", "7").path("corruptions")).isEmpty();
      assertThat(network.vault().balanceOf(account)).as("locked as collateral").isZero();
    } finally {
      run.destroy();
    }
    assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("miner/worker.json")).as("the worker ended in order").doesNotExist();
  }

  private static String free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }

  private void fund(Address address) {
    TransactionSender governor = network.sender(test.accounts().governor());
    network.token().transfer(governor, address, CESS.multiply(BigInteger.TEN));
    governor.send(address, "0x", CESS);
  }

  @Test
  void commandsShouldSayWhereNoMinerIs() {
    assertThat(cess(new StatusCommand())).isEmpty();
    assertThat(failure).contains("miner.properties").contains("cess miner init");
  }

  private long register(Address address) {
    Account account = AccountKeystore.load(folder.resolve("miner/account.json"), PASSWORD);
    TransactionSender governor = network.sender(test.accounts().governor());
    BigInteger amount = CESS.multiply(BigInteger.TEN);
    network.token().approve(governor, network.vault().address(), amount);
    network.vault().depositFor(governor, address, amount);
    governor.send(address, "0x", CESS);
    return network
        .miners()
        .register(
            network.sender(account),
            new MinerRegistration(address, TLS_KEY, "https://127.0.0.1:1", 0, 1))
        .value();
  }

  private JsonNode init(String... options) {
    List<String> arguments = new ArrayList<>();
    if (!List.of(options).contains("--directory")) {
      arguments.addAll(List.of("--directory", network.directory().address().hex()));
    }
    if (!List.of(options)
        .contains("--listen")) { // a network beside this test may have the usual one
      arguments.addAll(List.of("--listen", FreePort.onLoopback()));
    }
    arguments.addAll(List.of("--rpc", test.devnet().rpc().toString()));
    arguments.addAll(List.of("--password-file", folder.resolve("secret").toString()));
    arguments.addAll(List.of(options));
    return cess(new InitCommand(), arguments.toArray(String[]::new));
  }

  /** The result; empty where the command failed, with the reason in {@code failure}. */
  private JsonNode cess(Object command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--data", folder.resolve("miner").toString()));
    arguments.addAll(List.of(options));
    Typed typed = Typed.run(command, arguments);
    failure = typed.failure();
    return typed.result();
  }
}
