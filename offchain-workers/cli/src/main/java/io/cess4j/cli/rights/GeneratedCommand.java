package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Generation;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights generated}. */
@Command(
    name = "generated",
    description = {
      "Say by which model your work was made, and from what data.",
      "Hashes are BLAKE3 of the files, as 'cess fingerprint FILE' prints them and certificates hold them. Where model or data have certificates of their own, declare these too: 'cess rights derive --kind generated'."
    })
final class GeneratedCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of your work's certificate.")
  private long certificate;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "HASH",
      description = "Of the model's weights: 64 hex digits.")
  private String model = "";

  @Option(
      names = "--model-name",
      required = true,
      paramLabel = "TEXT",
      description = "With its version, at most 128 bytes.")
  private String name = "";

  @Option(
      names = "--data-set",
      split = ",",
      paramLabel = "HASH",
      description = "Of what it was trained on or given; at most 16.")
  private List<String> dataSets = new ArrayList<>();

  @Option(
      names = "--prompt",
      paramLabel = "HASH",
      description = "Of the prompt (default: you keep it to yourself).")
  private @Nullable String prompt;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    Generation generation =
        new Generation(
            hash("--model", model),
            name,
            dataSets.stream().map(one -> hash("--data-set", one)).toList(),
            prompt == null ? Bytes32.ZERO : hash("--prompt", prompt));
    try (Cess cess = connection.connect()) {
      String transaction =
          cess.rights().descent().generated(certificate, generation).transaction().hex();
      console.result(
          Map.of("ok", true, "certificate", certificate, "transaction", transaction),
          "certificate %d was made by %s".formatted(certificate, name));
      return true;
    }
  }

  static Bytes32 hash(String option, String value) {
    String digits = value.startsWith("0x") ? value.substring(2) : value;
    if (!digits.matches("[0-9a-fA-F]{64}")) {
      throw new CommandException(
          "%s %s is no hash: give 64 hex digits, as 'cess fingerprint FILE' prints them under BLAKE3"
              .formatted(option, value));
    }
    return Bytes32.of("0x" + digits);
  }
}
