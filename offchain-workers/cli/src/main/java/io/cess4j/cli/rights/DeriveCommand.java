package io.cess4j.cli.rights;

import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess rights derive}. */
@Command(
    name = "derive",
    description = {
      "Child's holder: declare that your certificate descends from an earlier one.",
      "The parent takes its share of all that yours earns. An edge is never taken away."
    })
final class DeriveCommand extends CessCommand {
  @Mixin private EdgeOptions options = new EdgeOptions();

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description =
          "duplicate (the same in another form), derived (an adaptation), licensed (one with the"
              + " parent's consent), independent (similar by chance), generated (by a model or"
              + " from a data set).")
  private String kind = "";

  @Option(
      names = "--consent",
      paramLabel = "WORD",
      description = "What the parent's holder got from 'cess rights consent'.")
  private @Nullable String consent;

  @Mixin private Consent asked = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    LineageEdge edge = options.edge(kind());
    Optional<SignedConsent> given = Optional.ofNullable(consent).map(ConsentWord::parse);
    try (Cess cess = connection.connect()) {
      asked.ask(
          console,
          "certificate %d descends from %d for ever (%s), and %d of 10,000 parts of what it earns go there"
              .formatted(options.child(), edge.parent(), kind, edge.share()));
      String transaction =
          cess.rights().descent().declare(options.child(), edge, given).transaction().hex();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("child", options.child());
      json.put("parent", edge.parent());
      json.put("kind", edge.kind());
      json.put("share", edge.share());
      json.put("transaction", transaction);
      console.result(
          json, "certificate %d descends from %d".formatted(options.child(), edge.parent()));
      return true;
    }
  }

  private LineageKind kind() {
    for (LineageKind one : LineageKind.values()) {
      if (one != LineageKind.NONE && one.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return one;
      }
    }
    throw new CommandException(
        "--kind %s is none of duplicate, derived, licensed, independent, generated"
            .formatted(kind));
  }
}
