package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.MessageRejected;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first message: a member's update under its own mask and one mask for each other member, and
 * the shares of its own seed. It may lie in the open. After the header, for each member in the
 * order of seats: hash 32 ‖ capsule 176; then the components as little-endian int32. The hash is
 * that of the own seed at the sender's place and of the pair's seed elsewhere, so nobody can show
 * another seed later.
 */
public final class MaskedUpdate {
  private static final String CONTEXT = "cess4j ai seed share v1";
  private static final int CAPSULE_BYTES = Digests.SEED_BYTES + Capsule.OVERHEAD;
  private static final int ENTRY_BYTES = Hash256.BYTES + CAPSULE_BYTES;

  private final int seat;
  private final SortedMap<Integer, Entry> entries;
  private final int[] components;
  private final byte[] bytes;

  private record Entry(Hash256 seed, ByteString capsule) {}

  private MaskedUpdate(
      int seat, SortedMap<Integer, Entry> entries, int[] components, byte[] bytes) {
    this.seat = seat;
    this.entries = entries;
    this.components = components;
    this.bytes = bytes;
  }

  /** Bytes of the message for a vector of so many components. */
  public static int bytes(Roster roster, int components) {
    return Wire.HEADER + body(roster, components);
  }

  private static int body(Roster roster, int components) {
    return Math.addExact(
        roster.size() * ENTRY_BYTES, Math.multiplyExact(components, Integer.BYTES));
  }

  /**
   * Masks an update. To be called once a round: two updates of one member under the same masks
   * would show their difference, so the caller writes down that it did before anybody sees the
   * message, and sends no other.
   *
   * @param seat own one
   * @param secret of the own reader key
   * @param update components; the sum over the bucket has to stay within int32
   * @throws MaskingException.BucketsRejected where seat and secret are not of the roster
   */
  public static MaskedUpdate mask(
      Roster roster, int seat, SecretScalar secret, int[] update, SecureRandom random) {
    PairSeeds.check(roster, seat, secret);
    int[] masked = update.clone();
    SeedShares.Split own = SeedShares.split(roster.quorum(), roster.size(), random);
    MaskStream.add(masked, own.seed());
    SortedMap<Integer, Entry> entries = new TreeMap<>();
    int place = 0;
    for (int other : roster.seats()) {
      Hash256 hash;
      if (other == seat) {
        hash = Digests.ofSeed(own.seed());
      } else {
        byte[] pair = PairSeeds.of(roster, seat, secret, other);
        PairSeeds.mask(masked, pair, seat, other);
        hash = Digests.ofSeed(pair);
        Arrays.fill(pair, (byte) 0);
      }
      byte[] capsule =
          Capsule.seal(
              own.shares().get(place++),
              roster.key(other),
              roster.context(CONTEXT, seat, other, roster.bitmap()),
              random);
      entries.put(other, new Entry(hash, ByteString.of(capsule)));
    }
    Arrays.fill(own.seed(), (byte) 0);
    own.shares().forEach(share -> Arrays.fill(share, (byte) 0));
    return new MaskedUpdate(seat, entries, masked, write(roster, seat, entries, masked));
  }

  private static byte[] write(
      Roster roster, int seat, SortedMap<Integer, Entry> entries, int[] masked) {
    ByteBuffer out = Wire.begin(Wire.MASKED, roster.digest(), seat, body(roster, masked.length));
    entries
        .values()
        .forEach(entry -> out.put(entry.seed().toBytes()).put(entry.capsule().toBytes()));
    out.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(masked);
    return out.array();
  }

  /**
   * Reads another member's message.
   *
   * @param seat of the sender, whose signature the caller has checked
   * @param components P
   * @throws MessageRejected where it is of another roster, sender, kind or length
   */
  public static MaskedUpdate parse(byte[] message, Roster roster, int seat, int components) {
    ByteBuffer in = Wire.open(message, Wire.MASKED, roster, seat, body(roster, components));
    SortedMap<Integer, Entry> entries = new TreeMap<>();
    for (int other : roster.seats()) {
      entries.put(
          other,
          new Entry(Hash256.of(Wire.take(in, Hash256.BYTES)), Wire.string(in, CAPSULE_BYTES)));
    }
    int[] masked = new int[components];
    in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(masked);
    return new MaskedUpdate(seat, entries, masked, message.clone());
  }

  /**
   * Checks what only this member can see of it: that its share opens, and that the sender used the
   * seed that both share.
   *
   * @param own seat
   * @throws MessageRejected where the bucket could not be unmasked with this message
   */
  public void check(Roster roster, int own, SecretScalar secret) {
    byte[] share = share(roster, own, secret);
    Arrays.fill(share, (byte) 0);
    if (own != seat) {
      byte[] pair = PairSeeds.of(roster, own, secret, seat);
      if (!Digests.ofSeed(pair).equals(entry(own).seed())) {
        throw new MessageRejected(
            "seat %d masked with another seed than seat %d shares with it: it counts as missing"
                .formatted(seat, own));
      }
    }
  }

  /** This member's share of the sender's own seed. */
  byte[] share(Roster roster, int own, SecretScalar secret) {
    try {
      return Capsule.open(
          entry(own).capsule().toBytes(),
          secret,
          roster.context(CONTEXT, seat, own, roster.bitmap()));
    } catch (ProofsException altered) {
      throw new MessageRejected(
          "the share that seat %d sealed to seat %d does not open: %s"
              .formatted(seat, own, altered.getMessage()));
    }
  }

  private Entry entry(int other) {
    Entry entry = entries.get(other);
    if (entry == null) {
      throw new MessageRejected("seat %d is not of this bucket".formatted(other));
    }
    return entry;
  }

  public int seat() {
    return seat;
  }

  /** Hash of the seed at a member's place. */
  Hash256 seedHash(int other) {
    return entry(other).seed();
  }

  void addTo(int[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += components[i];
    }
  }

  int components() {
    return components.length;
  }

  /** The message. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
