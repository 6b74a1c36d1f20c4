package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.MessageRejected;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The second message: whose masked updates a member has and will unmask. A member says it once a
 * round, and nothing is unmasked before a quorum has said the same, so nobody can be made to show
 * shares of a mask to one member and the other masks of the same update to another. After the
 * header: set uint32, a bitmap of seats.
 *
 * @param seat of the sender
 * @param set that it saw
 */
public record Agreement(int seat, int set) {

  /**
   * @throws MessageRejected where the set is smaller than a quorum, lacks the sender or is not of
   *     the bucket
   */
  public static Agreement of(Roster roster, int seat, int set) {
    if (Integer.bitCount(set) < roster.quorum()
        || !Seats.has(set, seat)
        || (set & ~roster.bitmap()) != 0) {
      throw new MessageRejected(
          "seat %d says that it has updates of seats %s: at least %d of %s are needed, its own among them"
              .formatted(seat, Seats.of(set), roster.quorum(), roster.seats()));
    }
    return new Agreement(seat, set);
  }

  /** The message. */
  public byte[] bytes(Roster roster) {
    return Wire.begin(Wire.AGREEMENT, roster.digest(), seat, Integer.BYTES).putInt(set).array();
  }

  /** Bytes of the message. */
  public static int bytes() {
    return Wire.HEADER + Integer.BYTES;
  }

  /**
   * Reads another member's message.
   *
   * @param seat of the sender, whose signature the caller has checked
   */
  public static Agreement parse(byte[] message, Roster roster, int seat) {
    return of(
        roster, seat, Wire.open(message, Wire.AGREEMENT, roster, seat, Integer.BYTES).getInt());
  }

  /** The set that a quorum of different members has agreed on; empty while there is none. */
  public static Optional<Integer> agreed(Roster roster, Collection<Agreement> said) {
    Map<Integer, Integer> first = new HashMap<>();
    said.forEach(one -> first.putIfAbsent(one.seat(), one.set()));
    return first.values().stream()
        .distinct()
        .filter(set -> first.values().stream().filter(set::equals).count() >= roster.quorum())
        .findFirst();
  }
}
