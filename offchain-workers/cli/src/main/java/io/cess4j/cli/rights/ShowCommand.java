package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import java.math.BigInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cess rights show}. */
@Command(name = "show", description = "All that an index knows of a certificate.")
final class ShowCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long number;

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    JsonNode page = index.client().certificate(number);
    console.result(Views.json(page), text(page));
    return true;
  }

  private String text(JsonNode page) {
    return """
    certificate %d  %s
    kind      %s, %s
    creator   %s
    holder    %s
    standing  %s, %d flags%s
    parents   %d%s%s
    reading   %s, %s a retrieval
    earned    %s in %d retrievals, %d licences, %d sales of keys\
    """
        .formatted(
            number,
            word(page, "/certificate/title"),
            word(page, "/certificate/kind"),
            word(page, "/certificate/claim/mediaType"),
            word(page, "/certificate/creator"),
            word(page, "/holding/holder"),
            word(page, "/review/standing"),
            page.at("/review/flags").asLong(),
            nearest(page),
            page.path("parents").size(),
            page.at("/review/lineageSealed").asBoolean() ? ", for good" : "",
            madeBy(page),
            word(page, "/terms/access"),
            amount(page, "/terms/inForce/retrieval"),
            amount(page, "/totals/earned"),
            page.at("/totals/retrievals").asLong(),
            page.at("/totals/licences").asLong(),
            page.at("/totals/keys").asLong());
  }

  private static String madeBy(JsonNode page) {
    String model = page.at("/generation/generation/modelName").asString("");
    return model.isEmpty() ? "" : ", made by " + Printable.of(model);
  }

  private static String nearest(JsonNode page) {
    long nearest = page.at("/review/nearest").asLong();
    return nearest == 0
        ? ""
        : ", nearest to %d by %d bits".formatted(nearest, page.at("/review/distance").asInt());
  }

  private static String word(JsonNode page, String where) {
    return Printable.of(page.at(where).asString("?"));
  }

  private static String amount(JsonNode page, String where) {
    return Amounts.cess(new BigInteger(page.at(where).asString("0")));
  }
}
