package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The members of one bucket in one round, with their keys. Its digest is in every message and under
 * every mask, so nothing of another network, task, round, bucket or key passes.
 */
public final class Roster {
  private final SortedMap<Integer, G1> keys;
  private final Hash256 digest;

  private Roster(SortedMap<Integer, G1> keys, Hash256 digest) {
    this.keys = keys;
    this.digest = digest;
  }

  /**
   * @param keys reader key of each member's account, by seat
   * @throws BucketsRejected for fewer than two members, a seat outside 0..31 or a key at infinity
   */
  public static Roster of(RoundPlace place, Map<Integer, G1> keys) {
    if (keys.size() < 2) {
      throw new BucketsRejected(
          "a bucket of %d members hides nothing: it takes 2 at least".formatted(keys.size()));
    }
    SortedMap<Integer, G1> sorted = new TreeMap<>(keys);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    sorted.forEach(
        (seat, key) -> {
          if (seat < 0 || seat >= Seats.MOST || key.isInfinity()) {
            throw new BucketsRejected(
                "seat %d with key %s: seats are 0 to 31 and no key is infinity"
                    .formatted(seat, key));
          }
          members.write(seat);
          members.writeBytes(key.compressed());
        });
    return new Roster(
        sorted, Digests.hash("cess4j ai roster v1", place.bytes(), members.toByteArray()));
  }

  public SortedSet<Integer> seats() {
    return new java.util.TreeSet<>(keys.keySet());
  }

  public int size() {
    return keys.size();
  }

  public int bitmap() {
    return Seats.bitmap(keys.keySet());
  }

  /**
   * Fewest members of a sum, and the threshold of shares and agreements: all but one, and both of
   * two. One fewer would let colluders who show honest members different sets read more than they
   * could from the sums (docs/adr/0040).
   */
  public int quorum() {
    return Math.max(2, keys.size() - 1);
  }

  public Hash256 digest() {
    return digest;
  }

  /** Key of a member. */
  G1 key(int seat) {
    G1 key = keys.get(seat);
    if (key == null) {
      throw new BucketsRejected("seat %d is not of bucket %s".formatted(seat, keys.keySet()));
    }
    return key;
  }

  /** What a capsule is tied to. */
  byte[] context(String label, int from, int to, int set) {
    return Digests.hash(
            label,
            digest.toBytes(),
            new byte[] {(byte) from, (byte) to},
            java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(set).array())
        .toBytes();
  }
}
