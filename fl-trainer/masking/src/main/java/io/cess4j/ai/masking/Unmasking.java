package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.MessageRejected;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.protocol.ByteString;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The third message: of each member of the agreed set the share of its own seed, of the missing one
 * the seed that both share; never both of one member. After the header: set uint32, then a capsule
 * for each member in the order of seats. Each holds 32 bytes a member.
 */
public final class Unmasking {
  private static final String CONTEXT = "cess4j ai unmasking v1";

  private final int seat;
  private final int set;
  private final SortedMap<Integer, ByteString> capsules;

  private Unmasking(int seat, int set, SortedMap<Integer, ByteString> capsules) {
    this.seat = seat;
    this.set = set;
    this.capsules = capsules;
  }

  /**
   * What one member shows, read by another.
   *
   * @param seat of the sender
   * @param words of 32 bytes each, by seat
   */
  public record Opened(int seat, Map<Integer, ByteString> words) {
    public Opened {
      words = Map.copyOf(words);
    }

    byte[] word(int of) {
      ByteString word = words.get(of);
      if (word == null) {
        throw new MessageRejected("seat %d shows nothing of seat %d".formatted(seat, of));
      }
      return word.toBytes();
    }
  }

  /**
   * What this member has to show.
   *
   * @param set that a quorum agreed on, this member too
   * @param masked messages of all members of the set
   */
  public static Unmasking of(
      Roster roster,
      int seat,
      SecretScalar secret,
      int set,
      Map<Integer, MaskedUpdate> masked,
      SecureRandom random) {
    Agreement.of(roster, seat, set);
    PairSeeds.check(roster, seat, secret);
    ByteBuffer words = ByteBuffer.allocate(words(roster));
    for (int other : roster.seats()) {
      MaskedUpdate update = masked.get(other);
      if (!Seats.has(set, other)) {
        words.put(PairSeeds.of(roster, seat, secret, other));
      } else if (update != null) {
        words.put(update.share(roster, seat, secret));
      } else {
        throw new MessageRejected(
            "the masked update of seat %d is not here, though it was agreed on: fetch it first"
                .formatted(other));
      }
    }
    SortedMap<Integer, ByteString> capsules = new TreeMap<>();
    for (int to : roster.seats()) {
      byte[] context = roster.context(CONTEXT, seat, to, set);
      capsules.put(to, ByteString.of(Capsule.seal(words.array(), roster.key(to), context, random)));
    }
    Arrays.fill(words.array(), (byte) 0);
    return new Unmasking(seat, set, capsules);
  }

  private static int words(Roster roster) {
    return roster.size() * Digests.SEED_BYTES;
  }

  private static int capsuleBytes(Roster roster) {
    return words(roster) + Capsule.OVERHEAD;
  }

  private static int body(Roster roster) {
    return Integer.BYTES + roster.size() * capsuleBytes(roster);
  }

  /** Bytes of the message. */
  public static int bytesOf(Roster roster) {
    return Wire.HEADER + body(roster);
  }

  /** The message. */
  public byte[] bytes(Roster roster) {
    ByteBuffer out = Wire.begin(Wire.UNMASKING, roster.digest(), seat, body(roster)).putInt(set);
    capsules.values().forEach(capsule -> out.put(capsule.toBytes()));
    return out.array();
  }

  /**
   * Reads another member's message.
   *
   * @param seat of the sender, whose signature the caller has checked
   * @param set that was agreed on
   * @throws MessageRejected where it is malformed, or unmasks another set
   */
  public static Unmasking parse(byte[] message, Roster roster, int seat, int set) {
    ByteBuffer in = Wire.open(message, Wire.UNMASKING, roster, seat, body(roster));
    int unmasked = in.getInt();
    if (unmasked != set || !Seats.has(set, seat)) {
      throw new MessageRejected(
          "seat %d unmasks seats %s, agreed were %s: it counts as missing"
              .formatted(seat, Seats.of(unmasked), Seats.of(set)));
    }
    SortedMap<Integer, ByteString> capsules = new TreeMap<>();
    for (int to : roster.seats()) {
      capsules.put(to, Wire.string(in, capsuleBytes(roster)));
    }
    return new Unmasking(seat, set, capsules);
  }

  /**
   * Opens what is for this member.
   *
   * @param own seat
   * @throws MessageRejected where it does not open
   */
  public Opened open(Roster roster, int own, SecretScalar secret) {
    ByteString capsule = capsules.get(own);
    if (capsule == null) {
      throw new MessageRejected("seat %d is not of this bucket".formatted(own));
    }
    try {
      ByteBuffer words =
          ByteBuffer.wrap(
              Capsule.open(capsule.toBytes(), secret, roster.context(CONTEXT, seat, own, set)));
      SortedMap<Integer, ByteString> bySeat = new TreeMap<>();
      for (int other : roster.seats()) {
        bySeat.put(other, Wire.string(words, Digests.SEED_BYTES));
      }
      return new Opened(seat, bySeat);
    } catch (ProofsException altered) {
      throw new MessageRejected(
          "what seat %d shows seat %d does not open: %s"
              .formatted(seat, own, altered.getMessage()));
    }
  }
}
