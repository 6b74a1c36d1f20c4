package io.cess4j.cli.rights;

import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess rights consent}. */
@Command(
    name = "consent",
    description = {
      "Parent's holder: agree that somebody's certificate descends from yours by licence.",
      "Nothing is sent. Give the printed word to the child's holder, who declares it with",
      "'cess rights derive --kind licensed --consent WORD' and the same share and text."
    })
final class ConsentCommand extends CessCommand {
  @Mixin private EdgeOptions options = new EdgeOptions();

  @Option(
      names = "--hours",
      defaultValue = "168",
      paramLabel = "N",
      description = "How long it may be used (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    LineageEdge edge = options.edge(LineageKind.LICENSED);
    try (Cess cess = connection.connect()) {
      SignedConsent consent =
          cess.rights().descent().consent(options.child(), edge, Duration.ofHours(hours));
      String word = ConsentWord.of(consent);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("child", options.child());
      json.put("parent", edge.parent());
      json.put("share", edge.share());
      json.put("evidence", edge.evidence().hex());
      json.put("until", consent.deadline().toString());
      json.put("consent", word);
      console.result(json, word);
      return true;
    }
  }
}
