package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessTerms;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.proofs.Keccak;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.time.Duration;

/**
 * A stored file with a certificate that everybody may read for a price.
 *
 * @param content in the clear
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record SoldWork(long certificate, StoredFile file, byte[] content) {
  static final BigInteger PRICE = BigInteger.TEN.pow(15);
  static final AccessPrices PRICES =
      new AccessPrices(PRICE, BigInteger.TEN.pow(16), Duration.ofHours(1));
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Stores, registers, sets prices and opens access, all by the network's client. */
  static SoldWork of(CessNetwork network, String name, byte[] content) {
    StoredFile file = network.client().stores(name, content);
    Account holder = network.client().account();
    try (Cess cess =
        Cess.connect(
                network.chain().connection().rpc(), network.chain().directory().address(), holder)
            .through(network.gatewayAddress())) {
      long certificate = register(cess, cess.storage().open(file.fid()), content);
      AccessTerms terms = cess.network().billing().accessTerms();
      TransactionSender sender = cess.network().sender(holder);
      terms.setTerms(sender, certificate, PRICES);
      terms.setAccess(sender, certificate, AccessMode.OPEN);
      Eventually.within(
          SOON,
          "the price, which rose, is in force",
          () -> terms.termsOf(certificate).inForce().equals(PRICES));
      return new SoldWork(certificate, file, content);
    }
  }

  private static long register(Cess cess, OwnFile file, byte[] content) {
    RightsClaim claim =
        new RightsClaim(
            Bytes32.of("0x" + file.fid()),
            Bytes32.of(Keccak.hash(content)),
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.of(file.first().entry().keyCommitment().toBytes()),
            Bytes32.ZERO,
            Bytes32.ZERO,
            file.first().deal(),
            RightsMedia.OTHER);
    Rights rights = cess.rights();
    PendingRegistration pending = rights.commit(claim, rights.salt());
    Eventually.within(SOON, "a block after the commitment", () -> rights.isRevealable(pending));
    return rights
        .reveal(pending, new RightsDescription("a work", "data", "test", Bytes32.ZERO), 0)
        .number();
  }
}
