package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deed;
import io.cess4j.example.titledeed.DeedDocument;
import io.cess4j.example.titledeed.DeedEvent;
import io.cess4j.example.titledeed.Deeds;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show}. */
@Command(name = "show", description = "Owner, documents, open offer and history of a deed.")
public final class ShowCommand extends DeedCommand {
  @Parameters(paramLabel = "DEED", description = "Number.")
  private long number;

  @Override
  void run(Session session, Deeds deeds) {
    Deed deed = deeds.deed(number);
    List<String> history = deeds.history(number).stream().map(DeedEvent::toString).toList();
    result(
        Map.of(
            "ok",
            true,
            "deed",
            number,
            "owner",
            deed.owner().hex(),
            "provenance",
            deed.provenance().hex(),
            "documents",
            deed.documents().stream().map(DeedDocument::fid).toList(),
            "history",
            history),
        """
        deed %d of %s
        offered: %s
        documents: %s
        history:
          %s"""
            .formatted(
                number,
                deed.owner(),
                deed.sale()
                    .map(sale -> "to %s for %s".formatted(sale.buyer(), Money.cess(sale.price())))
                    .orElse("no"),
                deed.documents().stream().map(one -> "certificate " + one.certificate()).toList(),
                String.join("\n  ", history)));
  }
}
