package io.cess4j.sdk.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.GroupKeyIndex;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.event.DisputeOpened;
import io.cess4j.chain.event.GroupKeyRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.sdk.storage.OwnFile;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Disputes over certificates: is the claim true of the stored file (protocol.md section 9, ADR
 * 0033)? A drawn TEE worker opens the file with keys that its holder seals to it.
 */
public final class Disputes {
  /** The parameter counts whole CESS. */
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  private final Network network;
  private final Account account;
  private final RandomGenerator random;

  Disputes(Network network, Account account, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.random = random;
  }

  /** Wei that a dispute locks that is opened now, and its answer as much. */
  public BigInteger bond() {
    return network.parameters().get(Parameter.DISPUTE_BOND).multiply(CESS);
  }

  /**
   * Doubts a certificate's claim; locks {@link #bond} of the account's vault balance. A TEE worker
   * is drawn after the next beat, by whoever sends the draw first.
   */
  public RightsDispute open(long certificate) {
    network.rightsDisputes().open(network.sender(account), certificate);
    return of(certificate);
  }

  /** The dispute over a certificate; one of state NONE where there is none. */
  public RightsDispute of(long certificate) {
    return network.rightsDisputes().disputeOf(certificate);
  }

  /** Every dispute that is not over, by certificate. */
  public List<OpenDispute> open() {
    return index().opened(0).stream()
        .map(DisputeOpened::certificate)
        .distinct()
        .sorted()
        .map(this::look)
        .filter(one -> one.dispute().state() != DisputeState.NONE)
        .toList();
  }

  private OpenDispute look(long certificate) {
    return new OpenDispute(
        certificate,
        of(certificate),
        network.dataCertificates().holderOf(certificate),
        network.dataCertificates().creatorOf(certificate));
  }

  /**
   * Answers as the certificate's holder or creator: seals the file's keys to the drawn worker's
   * group and locks the dispute's bond.
   *
   * @param file the certificate's, with its keys in the open
   * @throws IllegalArgumentException where it is another file than the claimed one
   * @throws IllegalStateException where no worker is drawn
   */
  public RightsDispute answer(long certificate, OwnFile file) {
    RightsDispute dispute = of(certificate);
    if (dispute.state() != DisputeState.DRAWN && dispute.state() != DisputeState.ANSWERED) {
      throw new IllegalStateException(
          "the dispute over certificate %d is %s: it can be answered once a TEE worker is drawn, after the next beat"
              .formatted(certificate, dispute.state()));
    }
    checkFile(certificate, file);
    network
        .rightsDisputes()
        .answer(network.sender(account), certificate, capsule(certificate, dispute, file));
    return of(certificate);
  }

  /** Whoever answers with another file's keys is Unproven, and has paid the worker for it. */
  private void checkFile(long certificate, OwnFile file) {
    RightsClaim claim =
        index()
            .ofNumber(certificate)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no certificate " + certificate + ": check the number"))
            .claim();
    String claimed = claim.fid().hex().substring(2);
    if (!claimed.equals(file.fid())) {
      throw new IllegalArgumentException(
          "certificate %d is about file %s, not %s: answer with that one"
              .formatted(certificate, claimed, file.fid()));
    }
  }

  private byte[] capsule(long certificate, RightsDispute dispute, OwnFile file) {
    GroupKeyRegistered group =
        new GroupKeyIndex(network.connection(), network.teeWorkers().address())
            .find(dispute.tiKey())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the node has no TI key %d in its log: ask another"
                            .formatted(dispute.tiKey())));
    byte[] context =
        CapsuleContext.dispute(
            network.connection().chainId(),
            AccountAddress.of(network.rightsDisputes().address().bytes()),
            certificate,
            dispute.round(),
            dispute.tiKey());
    byte[] keys = file.keys().toBytes();
    try {
      return Capsule.seal(keys, G1.ofCompressed(group.sealKey()), context, random);
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  private RightsIndex index() {
    return new RightsIndex(
        network.connection(), network.dataRights().address(), network.rightsDisputes().address());
  }
}
