package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.typed.TypedDomain;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Signs voucher after voucher and says each one, as it would be sent, until it is killed. */
final class KilledBuyer {
  static final TypedDomain DOMAIN = new TypedDomain(31_337, Address.of("0x" + "aa".repeat(20)));
  static final long CHANNEL = 7;
  static final Account ACCOUNT = Account.generateForTest(new SplittableRandom(7));

  /** Whose it is nobody looks at here. */
  private static final byte[] WORD = HexFormat.of().parseHex("11".repeat(64));

  private KilledBuyer() {}

  /**
   * @param args folder, vouchers to sign in all
   */
  @SuppressWarnings("SystemOut") // the test reads it
  public static void main(String[] args) {
    Purse purse = new Purse(Path.of(args[0]), ACCOUNT, DOMAIN, new SecureRandom());
    long last = Long.parseLong(args[1]);
    ChannelBook book =
        purse.book(CHANNEL).orElseGet(() -> ChannelBook.opened(CHANNEL, Bytes32.ZERO));
    System.out.println("goes on after " + book.count());
    while (book.count() < last) {
      try (Purse.Hold _ = purse.hold()) {
        book = book.extended(record(book.count()), ACCOUNT, DOMAIN).acceptedBy(WORD);
        purse.write(book);
        System.out.println(
            HexFormat.of().formatHex(book.signature().toBytes()) + " signed " + book.count());
      }
    }
    System.out.println("done");
  }

  static RetrievalRecord record(long index) {
    return new RetrievalRecord(
        1 + index % 5,
        BigInteger.TEN.pow(15).multiply(BigInteger.valueOf(1 + index % 3)),
        1_000 + index,
        Instant.ofEpochSecond(1_900_000_000 + index),
        false);
  }
}
