package io.cess4j.cli.files;

import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Sizes;
import io.cess4j.sdk.storage.PutQuote;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prices and dates in words and in JSON. */
final class Words {
  private Words() {}

  /** A date in the zone of this machine. */
  static String date(Instant instant) {
    return Dates.of(instant);
  }

  static String price(PutQuote quote) {
    return "%s on %d miners (any %d restore it, %s stored in all): %s until %s"
        .formatted(
            Sizes.of(quote.plaintextBytes()),
            quote.terms().n(),
            quote.terms().k(),
            Sizes.of(quote.storedBytes()),
            Amounts.cess(quote.cost()),
            date(quote.expiresAt()));
  }

  static Map<String, Object> json(PutQuote quote) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("bytes", quote.plaintextBytes());
    json.put("ciphertextBytes", quote.ciphertextBytes());
    json.put("storedBytes", quote.storedBytes());
    json.put("k", quote.terms().k());
    json.put("n", quote.terms().n());
    json.put("deals", quote.parts().size());
    json.put("pricePerGiBDay", quote.parts().getFirst().price().toString());
    json.put("cost", quote.cost().toString());
    json.put("expiresAt", quote.expiresAt().toString());
    return json;
  }
}
