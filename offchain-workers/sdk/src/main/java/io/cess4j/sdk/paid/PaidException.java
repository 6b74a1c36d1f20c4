package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import java.io.Serial;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a buyer cannot do, in words: value, cause, cure. Unless it says so, nothing was paid. */
public abstract sealed class PaidException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PaidException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The file in which vouchers are kept cannot be read or written. */
  public static final class PurseUnusable extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param file of the purse
     */
    public PurseUnusable(Path file, String why, @Nullable Throwable cause) {
      super(
          "%s: %s. No voucher is signed without it; where it is lost for good, move it away: the channel is then no longer used, and 'cess rights channels --close' gets the rest of its deposit back at its end"
              .formatted(file, why),
          cause);
    }
  }

  /** There is no such certificate. */
  public static final class CertificateUnknown extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public CertificateUnknown(long certificate) {
      super("there is no certificate " + certificate + ": check the number", null);
    }
  }

  /** Nobody delivers the file against payment. */
  public static final class NotForSale extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public NotForSale(long certificate, String why) {
      super(
          "the file of certificate %d is not delivered against payment: %s"
              .formatted(certificate, why),
          null);
    }
  }

  /** The holder does not admit the account. */
  public static final class NotAdmitted extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public NotAdmitted(long certificate, Address account) {
      super(
          "certificate %d does not admit account %s: its holder has blocked or not listed it, or opened access to nobody. Nothing was paid"
              .formatted(certificate, account),
          null);
    }
  }

  /** It costs more than the buyer agreed to. */
  public static final class PriceTooHigh extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param price wei
     * @param most wei
     */
    public PriceTooHigh(long certificate, BigInteger price, BigInteger most) {
      super(
          "certificate %d costs %s wei, more than the %s wei that you agreed to. Nothing was paid"
              .formatted(certificate, price, most),
          null);
    }
  }

  /** The vault balance does not cover a deposit. */
  public static final class DepositTooLow extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param required wei
     * @param available wei
     */
    public DepositTooLow(Address account, BigInteger required, BigInteger available) {
      super(
          "account %s has %s wei in the vault and must lock %s wei in a channel: deposit the difference, or lock less. Nothing was paid"
              .formatted(account, available, required),
          null);
    }
  }

  /** A deposit was named that does not pay for one retrieval. */
  public static final class DepositBelowPrice extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param price wei
     * @param deposit wei
     */
    public DepositBelowPrice(BigInteger price, BigInteger deposit) {
      super(
          "a deposit of %s wei does not pay for a retrieval at %s wei: name at least as much. Nothing was paid"
              .formatted(deposit, price),
          null);
    }
  }

  /** Too few gateways gave the key. */
  public static final class DeliveryFailed extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param why what each of the others said
     * @param left for how long the same voucher is good
     */
    public DeliveryFailed(long certificate, int required, int answered, String why, Duration left) {
      super(
          "%d of the %d gateways that are needed gave their part of the key of certificate %d: %s. The voucher is kept: within %d minutes the same command goes on with it and pays nothing more"
              .formatted(answered, required, certificate, why, left.toMinutes()),
          null);
    }
  }

  /** The gateway that may have accepted a voucher is away. */
  public static final class VoucherElsewhere extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public VoucherElsewhere(long certificate, Address gateway) {
      super(
          "a voucher for certificate %d is under way at gateway %s, which does not answer: run the same command later, and it goes on with it; or name another gateway, and where the first has accepted the voucher you pay twice"
              .formatted(certificate, gateway),
          null);
    }
  }

  /** Gateways know another voucher of the channel than the purse. */
  public static final class ChannelSpoiled extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public ChannelSpoiled(long channel, String why) {
      super(
          "channel %d is not used any more: %s. Run the same command again to go through another channel; 'cess rights channels --close %d' gets the rest of the deposit back at its end"
              .formatted(channel, why, channel),
          null);
    }
  }

  /** A channel cannot be closed before its time is over. */
  public static final class ChannelNotOver extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public ChannelNotOver(long channel, Instant until) {
      super(
          "channel %d is open until %s, and its gateway may settle what you promised until then: close it afterwards"
              .formatted(channel, until),
          null);
    }
  }

  /** What a gateway or the owner gave is not the certificate's file. */
  public static final class WrongFile extends PaidException {
    @Serial private static final long serialVersionUID = 1L;

    public WrongFile(long certificate, String why) {
      super(
          "what was delivered for certificate %d is not what it claims: %s"
              .formatted(certificate, why),
          null);
    }
  }
}
