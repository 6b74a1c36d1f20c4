package io.cess4j.miner;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a storage miner refuses or cannot do. Messages name the value, the cause and the cure. */
public abstract sealed class MinerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What an exception says. */
  public static String words(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.toString() : message;
  }

  private MinerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** A peer asks for what the chain does not let it do; {@link #slug} says which rule. */
  public static final class Refused extends MinerException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;

    /**
     * A refusal.
     *
     * @param status HTTP status that fits, 400 to 499
     * @param slug problem type that programs compare
     * @param detail value, cause, cure
     */
    public Refused(int status, String slug, String detail) {
      super(detail, null);
      this.status = status;
      this.slug = slug;
    }

    /** HTTP status that fits. */
    public int status() {
      return status;
    }

    /** Problem type. */
    public String slug() {
      return slug;
    }
  }

  /** The disk does not do what it should. */
  public static final class DiskFailed extends MinerException {

    private static final long serialVersionUID = 1L;

    /** Which file and why. */
    public DiskFailed(Path file, String what, @Nullable Throwable cause) {
      super("%s: %s; check disk, space and rights".formatted(file, what), cause);
    }
  }

  /** The disk took a part of what it should and has no room for the rest. */
  public static final class DiskFull extends MinerException {

    private static final long serialVersionUID = 1L;

    /** Which file and why. */
    public DiskFull(Path file, String what, Throwable cause) {
      super(
          "%s: %s, its disk is full; nothing of it was kept, the operator must add space"
              .formatted(file, what),
          cause);
    }
  }

  /** Data that this miner has promised to hold is gone or altered. */
  public static final class DataLost extends MinerException {

    private static final long serialVersionUID = 1L;

    private final long deal;

    /** Which deal and what is missing. */
    public DataLost(long deal, String what) {
      super(
          "deal %d: %s; restore the file from a backup, or its days will be missed"
              .formatted(deal, what),
          null);
      this.deal = deal;
    }

    /** Whose data it is. */
    public long deal() {
      return deal;
    }
  }

  /** The account cannot pay what a registration costs. */
  public static final class FundsMissing extends MinerException {

    private static final long serialVersionUID = 1L;

    private static final int DECIMALS = 18;

    /** What it costs and what is there, in wei of CESS. */
    public FundsMissing(String account, int units, BigInteger cost, BigInteger available) {
      super(
          "registering %d units locks %s CESS of collateral, account %s has %s CESS in wallet and vault: send it %s CESS more, or declare fewer units"
              .formatted(
                  units,
                  cess(cost),
                  account,
                  cess(available),
                  cess(cost.subtract(available).max(BigInteger.ZERO))),
          null);
    }

    private static String cess(BigInteger wei) {
      return new BigDecimal(wei, DECIMALS).stripTrailingZeros().toPlainString();
    }
  }

  /** A TEE worker answered something that its key or the chain contradicts. */
  public static final class TagsRefused extends MinerException {

    private static final long serialVersionUID = 1L;

    /** Which deal and why. */
    public TagsRefused(long deal, String why, @Nullable Throwable cause) {
      super(
          "tags of deal %d refused: %s; the gateway may veto the TEE worker and have another drawn"
              .formatted(deal, why),
          cause);
    }
  }

  /** The keystore of the PoDR2 secret cannot be used. */
  public static final class KeystoreUnusable extends MinerException {

    private static final long serialVersionUID = 1L;

    /** Which file and why. */
    public KeystoreUnusable(Path file, String why, @Nullable Throwable cause) {
      super("keystore %s: %s".formatted(file, why), cause);
    }
  }
}
