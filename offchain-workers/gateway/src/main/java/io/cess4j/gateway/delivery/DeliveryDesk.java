package io.cess4j.gateway.delivery;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.typed.Deliver;
import io.cess4j.contracts.errors.NameUnknown;
import io.cess4j.gateway.GatewayException.GrantEnded;
import io.cess4j.gateway.GatewayException.NotAdmitted;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.gateway.GatewayException.PaymentMissing;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.sharing.ShareAnswer;
import io.cess4j.gateway.sharing.ShareProxy;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Re-encrypts for whoever pays, where the reader of a grant is the contract PayingReader (ADR
 * 0038). Checks go from the cheapest on; the voucher is the last, and on disk before anything goes
 * out.
 */
public final class DeliveryDesk {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int SIGNATURE = 64;

  private final Network network;
  private final ShareProxy proxy;
  private final PaidGrants grants;
  private final Till till;
  private final VoucherBook book;
  private final AccountAddress self;
  private final RandomGenerator random;

  /**
   * @param account of this gateway
   * @param random a SecureRandom outside tests
   */
  public DeliveryDesk(
      Network network,
      Account account,
      ShareProxy proxy,
      VoucherBook book,
      RandomGenerator random) {
    this.network = network;
    this.proxy = proxy;
    this.grants = new PaidGrants(network);
    this.till = new Till(network, account, book);
    this.book = book;
    this.self = AccountAddress.of(account.address().bytes());
    this.random = random;
  }

  /**
   * Answers a buyer.
   *
   * @throws RequestMalformed for a capsule or recipient that is none, or of another label
   * @throws NotAuthorised for another's signature, or one that is too late or too far ahead
   * @throws NotFound where this gateway has no share of the grant, or it is not of the certificate
   * @throws GrantEnded for a grant that is revoked or over
   * @throws NotAdmitted for an account that the certificate's holder keeps out
   * @throws PaymentMissing for a voucher that does not pay; conflicts as {@link Till} has them
   */
  public SealedAnswer deliver(DeliveryRequest request) {
    try {
      Billing billing = billing();
      CapsuleHeader capsule = CapsuleHeader.of(request.capsule().toBytes());
      G1 recipient = recipient(request);
      requireSigned(billing, request, capsule);
      proxy.requireServable(request.grant(), billing.payingReader().address(), capsule);
      PaidGrant grant = grants.of(request.grant(), request.certificate());
      if (!billing.accessTerms().admits(request.certificate(), request.account())) {
        throw new NotAdmitted(
            "certificate %d does not admit %s: ask its holder"
                .formatted(request.certificate(), request.account()));
      }
      Optional<ByteString> accepted = till.take(request, grant);
      return new SealedAnswer(seal(request.grant(), capsule, recipient), accepted);
    } catch (ProofsException refused) {
      throw new RequestMalformed("the request is refused: " + refused.getMessage(), refused);
    }
  }

  /** What this gateway has accepted of a channel last. */
  public Optional<Payment> accepted(long channel) {
    return book.find(channel).map(BookedVoucher::payment);
  }

  /** Retrievals of a channel that the chain has settled. */
  public long settled(long channel) {
    return billing().payPerRetrieval().channelOf(channel).count();
  }

  private ByteString seal(Bytes32 grant, CapsuleHeader capsule, G1 recipient) {
    ShareAnswer answer = proxy.answer(grant, capsule);
    byte[] payload =
        ByteBuffer.allocate(Reencryption.BYTES + SIGNATURE)
            .put(answer.reencryption().toBytes())
            .put(answer.signature().toBytes())
            .array();
    byte[] context = CapsuleContext.delivery(Hash256.of(grant.bytes()), self);
    return ByteString.of(Capsule.seal(payload, recipient, context, random));
  }

  private static G1 recipient(DeliveryRequest request) {
    G1 recipient = G1.ofCompressed(request.recipient().toBytes());
    if (recipient.isInfinity()) {
      throw new RequestMalformed("recipient is infinity: draw a key for each request", null);
    }
    return recipient;
  }

  private void requireSigned(Billing billing, DeliveryRequest request, CapsuleHeader capsule) {
    Deliver signed =
        new Deliver(
            request.grant(),
            Bytes32.of(Keccak.hash(Reencryption.eip2537(capsule))),
            request.certificate(),
            Bytes32.of(Keccak.hash(request.recipient().toBytes())),
            request.deadline());
    Address signer =
        billing
            .payPerRetrieval()
            .domain()
            .recover(signed, request.signature().toBytes())
            .orElse(Address.ZERO);
    if (signer.isZero() || !signer.equals(request.account())) {
      throw new NotAuthorised(
          "the request is of %s and signed by %s"
              .formatted(request.account(), signer.isZero() ? "nobody" : signer));
    }
    Instant now = network.clock().instant();
    if (!request.deadline().isAfter(now) || request.deadline().isAfter(now.plus(LONGEST))) {
      throw new NotAuthorised(
          "the request's deadline is %s, and now it is %s: sign a new one, for ten minutes at most"
              .formatted(request.deadline(), now));
    }
  }

  private Billing billing() {
    try {
      return network.billing();
    } catch (NameUnknown before) {
      throw new NotFound("this network was founded before there was paid delivery");
    }
  }
}
