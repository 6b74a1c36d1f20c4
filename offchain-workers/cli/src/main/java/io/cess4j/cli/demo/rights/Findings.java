package io.cess4j.cli.demo.rights;

import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** What held, for scripts and for people. */
record Findings(
    String engine,
    long seed,
    Works works,
    Watch.Found found,
    boolean licensed,
    SharedPicture.Ended shared,
    Sales.Sold sold,
    Earnings.Paid paid,
    Books books,
    double seconds) {

  boolean ok() {
    return found.found()
        && found.flagged()
        && licensed
        && shared.read()
        && shared.liarCaught()
        && shared.revoked()
        && sold.charged().equals(Shop.RETRIEVAL)
        && sold.decrypted()
        && sold.subscribed()
        && sold.refused()
        && paid.exact()
        && books.rest().signum() == 0;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", ok());
    json.put("engine", engine);
    json.put("seed", seed);
    json.put("original", works.original().certificate());
    json.put("found", found.found());
    json.put("flagged", found.flagged());
    json.put("distance", found.distance());
    json.put("viewDistance", found.viewDistance());
    json.put("licensed", licensed);
    json.put("charged", sold.charged().toString());
    json.put("decrypted", sold.decrypted());
    json.put("subscriberRead", sold.subscribed());
    json.put("refused", sold.refused());
    json.put("refusedBy", sold.refusedBy());
    json.put("earned", paid.earned().toString());
    json.put("toArtist", paid.artist().toString());
    json.put("toPhotographer", paid.photographer().toString());
    json.put("toGateways", paid.gateways().toString());
    json.put("sharesPaid", paid.exact());
    json.put("sharedRead", shared.read());
    json.put("liarCaught", shared.liarCaught());
    json.put("lies", shared.lies());
    json.put("revoked", shared.revoked());
    json.put("balanceSum", books.rest().toString());
    json.put("accounts", books.accounts());
    json.put("seconds", seconds);
    return json;
  }

  String text() {
    Table table = new Table("what", "held", "figure");
    table.row("the copy was found", found.found(), found.viewDistance() + " of 256 bits by views");
    table.row(
        "and flagged on chain",
        found.flagged(),
        found.distance() + " bits, counted by the contract");
    table.row("the derived work is licensed", licensed, "");
    table.row(
        "a buyer paid and decrypted", sold.decrypted(), Amounts.cess(sold.charged()) + " charged");
    table.row("a subscriber read", sold.subscribed(), "nothing more charged");
    table.row(
        "a blocked account was refused",
        sold.refused(),
        "by %d gateways, before a byte left".formatted(sold.refusedBy()));
    table.row(
        "shares were paid",
        paid.exact(),
        "%s: artist %s, photographer %s, gateways %s"
            .formatted(
                Amounts.cess(paid.earned()),
                Amounts.cess(paid.artist()),
                Amounts.cess(paid.photographer()),
                Amounts.cess(paid.gateways())));
    table.row("a liar was caught", shared.liarCaught(), shared.lies() + " lie proved on chain");
    table.row("the friend read all the same", shared.read(), "");
    table.row("the grant was revoked", shared.revoked(), "");
    table.row(
        "books balance",
        books.rest().signum() == 0,
        "%s wei left of %d accounts".formatted(books.rest(), books.accounts()));
    return "%s%n%s in %.0f s".formatted(table, ok() ? "it holds" : "IT DOES NOT HOLD", seconds);
  }
}
