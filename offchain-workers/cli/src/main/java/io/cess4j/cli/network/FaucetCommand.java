package io.cess4j.cli.network;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.LocalPlace;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFile;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess faucet}. */
@Command(
    name = "faucet",
    description = {
      "Give an account CESS in the vault, and ether for gas, on the network of this machine.",
      "The tokens come from the genesis allocation that its governor holds."
    })
public final class FaucetCommand extends CessCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "Whom (default: the network's client).")
  private @Nullable String address;

  @Option(
      names = "--amount",
      paramLabel = "CESS",
      defaultValue = "1000",
      description = "How much (default: 1000).")
  private String amount = "1000";

  @Option(
      names = "--ether",
      paramLabel = "ETHER",
      defaultValue = "1",
      description = "For gas (default: 1).")
  private String ether = "1";

  @Mixin private HomeOption home = new HomeOption();

  @Override
  protected boolean run(Console console) {
    LocalPlace place = home.place();
    NetworkFile running = place.network();
    Account governor = place.account("governor");
    BigInteger wei = Amounts.parse(amount);
    try (Network network = Network.connect(running.rpc(), running.directory())) {
      Address to = address == null ? place.account("client").address() : Address.of(address);
      TransactionSender sender = network.sender(governor);
      network.token().approve(sender, network.vault().address(), wei);
      network.vault().depositFor(sender, to, wei);
      BigInteger gas = Amounts.parse(ether);
      if (gas.signum() > 0) {
        sender.send(to, "0x", gas);
      }
      BigInteger balance = network.vault().balanceOf(to);
      console.result(
          Map.of(
              "ok",
              true,
              "account",
              to.toString(),
              "given",
              wei.toString(),
              "vault",
              balance.toString()),
          "%s has %s in the vault".formatted(to, Amounts.cess(balance)));
      return true;
    }
  }
}
