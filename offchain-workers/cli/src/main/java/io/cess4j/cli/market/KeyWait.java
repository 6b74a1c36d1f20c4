package io.cess4j.cli.market;

import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.KeyOutcome;
import io.cess4j.sdk.market.KeyPurchases;
import io.cess4j.sdk.storage.GetOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A buyer's wait for a key, to whatever end it comes. */
final class KeyWait {
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final Console console;
  private final Cess cess;
  private final @Nullable Path output;

  KeyWait(Console console, Cess cess, @Nullable Path output) {
    this.console = console;
    this.cess = cess;
    this.output = output;
  }

  /**
   * Waits for the delivery of a purchase, and does what is then to be done.
   *
   * @return whether the key is there and right
   */
  boolean until(long sale) throws InterruptedException {
    KeyPurchases purchases = cess.rights().keyPurchases();
    while (true) {
      switch (purchases.look(sale)) {
        case KeyOutcome.Awaited awaited -> Thread.sleep(LOOK_AGAIN_MILLIS);
        case KeyOutcome.Opened opened -> {
          return read(sale, purchases.fileOf(sale));
        }
        case KeyOutcome.WrongKey wrong -> {
          purchases.complain(sale, wrong);
          return failed(sale, "wrong-key", "the key is none of the file: the price is back");
        }
        case KeyOutcome.Late late -> {
          purchases.refund(sale);
          return failed(
              sale,
              "not-delivered",
              "nothing came by %s: the price is back".formatted(Dates.of(late.deadline())));
        }
        case KeyOutcome.Refunded refunded -> {
          return failed(sale, "refunded", "the price is back");
        }
      }
    }
  }

  private boolean read(long sale, String fid) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("sale", sale);
    json.put("fid", fid);
    Path target = output;
    if (target != null) {
      cess.storage().get(fid, target, GetOptions.defaults());
      json.put("file", target.toString());
    }
    console.result(
        json,
        target == null
            ? "sale %d: the key is there and fits; read the file with: cess get %s"
                .formatted(sale, fid)
            : "sale %d: %s is in %s".formatted(sale, fid, target));
    return true;
  }

  private boolean failed(long sale, String error, String words) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", false);
    json.put("sale", sale);
    json.put("error", error);
    json.put("message", words);
    console.result(json, "sale %d: %s".formatted(sale, words));
    return false;
  }
}
