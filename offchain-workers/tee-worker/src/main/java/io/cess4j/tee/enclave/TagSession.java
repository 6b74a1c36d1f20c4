package io.cess4j.tee.enclave;

import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.tee.enclave.EnclaveException.ContentRefused;
import java.util.Arrays;

/**
 * SigGen over one holding. Every byte enters once: a piece is copied from the host's memory into
 * the enclave's own and hashed and tagged from that copy, so a host that swaps its buffer in
 * between changes nothing. Semi-authenticators leave only by {@link #finish}, after every fragment
 * id matched; after a refusal the session is dead. For one thread.
 */
public final class TagSession {
  private static final int PIECE = 65_536;

  private enum State {
    OPEN,
    REFUSED,
    DONE
  }

  private final Descriptor descriptor;
  private final int slot;
  private final SigGen sigGen;
  private final TagSigner signer;
  private final byte[] piece = new byte[PIECE];
  private FragmentHasher hasher = new FragmentHasher();
  private int segment;
  private int inFragment;
  private State state = State.OPEN;

  TagSession(Descriptor descriptor, int slot, SigGen sigGen, TagSigner signer) {
    this.descriptor = descriptor;
    this.slot = slot;
    this.sigGen = sigGen;
    this.signer = signer;
  }

  /** Bytes that the holding has. */
  public long expectedBytes() {
    return descriptor.layout().holdingBytes();
  }

  /**
   * Takes the next bytes of the holding, in segment order.
   *
   * @throws ContentRefused where a fragment does not give its id, or bytes follow the last one
   */
  public void update(byte[] host, int offset, int length) {
    requireOpen();
    state = State.REFUSED; // until this piece has passed
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (segment == descriptor.layout().segments()) {
        throw new ContentRefused(
            "bytes follow the " + expectedBytes() + " of the holding: send its fragments only");
      }
      int take = Math.min(Math.min(PIECE, end - at), left());
      System.arraycopy(host, at, piece, 0, take);
      hasher.update(piece, 0, take);
      tag(take);
      at += take;
      inFragment += take;
      if (left() == 0) {
        endFragment();
      }
    }
    state = State.OPEN;
  }

  /**
   * The tags, once every id has matched.
   *
   * @throws ContentRefused where bytes are missing
   */
  public TaggedHolding finish() {
    requireOpen();
    state = State.DONE;
    Arrays.fill(piece, (byte) 0);
    if (segment < descriptor.layout().segments()) {
      throw new ContentRefused(
          "the bytes end in fragment "
              + segment
              + " of "
              + descriptor.layout().segments()
              + " at "
              + inFragment
              + ": send the whole holding");
    }
    try {
      ByteString deltas = ByteString.of(sigGen.finish().compressed());
      return new TaggedHolding(sigGen.statement(), signer.sign(sigGen.statement()), deltas);
    } catch (ProofsException e) {
      throw new ContentRefused(String.valueOf(e.getMessage()));
    }
  }

  private void tag(int length) {
    try {
      sigGen.update(piece, 0, length);
    } catch (ProofsException e) {
      throw new ContentRefused(String.valueOf(e.getMessage()));
    }
  }

  private void endFragment() {
    Hash256 expected = descriptor.fragments().id(slot, segment);
    Hash256 actual = hasher.finish().id();
    if (!actual.equals(expected)) {
      throw new ContentRefused(
          "fragment "
              + segment
              + " of slot "
              + slot
              + " has the id "
              + actual
              + ", the descriptor says "
              + expected
              + ": send the fragment that the gateway stored");
    }
    hasher = new FragmentHasher();
    segment++;
    inFragment = 0;
  }

  private int left() {
    return descriptor.layout().fragmentBytes(segment) - inFragment;
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new ContentRefused("this session is over: start another one");
    }
  }
}
