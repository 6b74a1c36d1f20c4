package io.cess4j.cli.consensus;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess consensus elect}. */
@Command(
    name = "elect",
    description = {
      "Put the winners of the last era's election into office, where no node has done it.",
      "Anybody may, until the current era's own election begins; it costs gas only."
    })
final class ElectCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Candidates known = cess.network().election().candidates();
      if (known.standing().isEmpty() || known.concluded()) {
        throw new CommandException(
            known.standing().isEmpty()
                ? "nobody has stood in an election: nothing to conclude"
                : "the election of era %d is concluded already".formatted(known.era()));
      }
      List<Address> before = cess.network().validatorSet().validators();
      cess.consensus().conclude(known.era());
      List<Address> after = cess.network().validatorSet().validators();
      console.result(
          Map.of(
              "ok",
              true,
              "era",
              known.era(),
              "before",
              before.stream().map(Address::toString).toList(),
              "validators",
              after.stream().map(Address::toString).toList()),
          after.equals(before)
              ? "the set stays as it was: too few may stand, or the same were elected"
              : "validators now: "
                  + String.join(", ", after.stream().map(Address::toString).toList()));
      return true;
    }
  }
}
