package io.cess4j.cli.consensus;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Consensus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess consensus slash}. */
@Command(
    name = "slash",
    description = {
      "Prove what a validator did: two headers of one height and round that its key sealed, or"
          + " three turns without a block of its own.",
      "A share of the fine goes to whoever proves it, as vault balance."
    })
final class SlashCommand extends CessCommand {
  @Option(
      names = "--first",
      paramLabel = "FILE",
      description = "Header as sent (RLP, hex), with round and seals.")
  private @Nullable Path first;

  @Option(names = "--second", paramLabel = "FILE", description = "The other one.")
  private @Nullable Path second;

  @Option(
      names = "--seal",
      paramLabel = "I,J",
      defaultValue = "0,0",
      description = "Index of the validator's seal in each (default: ${DEFAULT-VALUE}).")
  private String seals = "0,0";

  @Option(
      names = "--absent",
      paramLabel = "VALIDATOR",
      description = "Address of a validator that authored none of the newest blocks.")
  private @Nullable String absent;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    boolean isEquivocation = first != null && second != null;
    if (isEquivocation == (absent != null)) {
      throw new CommandException("give --first and --second, or --absent");
    }
    try (Cess cess = connection.connect()) {
      Consensus consensus = cess.consensus();
      String transaction =
          (first != null && second != null
                  ? consensus.proveEquivocation(header(first), seal(0), header(second), seal(1))
                  : consensus.proveAbsence(Address.of(String.valueOf(absent))))
              .hex();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("transaction", transaction);
      json.put("vault", cess.balances().vault().toString());
      console.result(json, "proven in " + transaction + "; its seat is drawn by the next beat");
      return true;
    }
  }

  private static byte[] header(Path file) throws IOException {
    String hex = Files.readString(file).strip();
    try {
      return HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    } catch (IllegalArgumentException noHex) {
      throw new CommandException(file + " is no hex of a header: " + noHex.getMessage());
    }
  }

  private int seal(int which) {
    String[] parts = seals.split(",", -1);
    if (parts.length != 2 || !parts[which].strip().matches("\\d{1,3}")) {
      throw new CommandException("--seal is \"" + seals + "\", not two numbers as 0,0");
    }
    return Integer.parseInt(parts[which].strip());
  }
}
