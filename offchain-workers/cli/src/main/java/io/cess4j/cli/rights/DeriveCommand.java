package io.cess4j.cli.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.Descent;
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
      Descent descent = cess.rights().descent();
      if (given.isEmpty()) {
        descent.whoseConsent(edge).ifPresent(holder -> refuse(edge, holder));
      }
      asked.ask(
          console,
          "certificate %d descends from %d for ever (%s), and %d of 10,000 parts of what it earns go there"
              .formatted(options.child(), edge.parent(), kind, edge.share()));
      String transaction = descent.declare(options.child(), edge, given).transaction().hex();
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

  private void refuse(LineageEdge edge, Address holder) {
    throw new CommandException(
        "%s holds certificate %d and has to agree: have it run 'cess rights consent %d --from %d --share %d' (and the same --text), and give the word with --consent"
            .formatted(holder, edge.parent(), options.child(), edge.parent(), edge.share()));
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
