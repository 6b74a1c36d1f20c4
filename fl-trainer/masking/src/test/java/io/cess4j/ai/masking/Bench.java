package io.cess4j.ai.masking;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A bucket whose members can be played one by one; the seed of its numbers is printed. */
final class Bench {
  static final int COMPONENTS = 70;
  static final int BOUND = 1 << 19;

  final Roster roster;
  final Map<Integer, SecretScalar> secrets = new TreeMap<>();
  final Map<Integer, int[]> updates = new TreeMap<>();
  final SecureRandom random = new SecureRandom(); // of keys and seeds; no result depends on it

  Bench(int round, int... seats) {
    long seed = new Random().nextLong();
    System.out.println("numbers of seed " + seed);
    Random numbers = new Random(seed);
    Map<Integer, G1> keys = new TreeMap<>();
    for (int seat : seats) {
      secrets.put(seat, SecretScalar.random(numbers));
      keys.put(seat, secret(seat).timesG1());
      updates.put(seat, numbers.ints(COMPONENTS, -BOUND, BOUND + 1).toArray());
    }
    roster = Roster.of(place(round), keys);
  }

  static RoundPlace place(int round) {
    return new RoundPlace(31_337, ByteString.of(new byte[20]), 7, round);
  }

  Roster inRound(int round) {
    Map<Integer, G1> keys = new TreeMap<>();
    secrets.forEach((seat, secret) -> keys.put(seat, secret.timesG1()));
    return Roster.of(place(round), keys);
  }

  SecretScalar secret(int seat) {
    return java.util.Objects.requireNonNull(secrets.get(seat));
  }

  int[] update(int seat) {
    return java.util.Objects.requireNonNull(updates.get(seat));
  }

  MaskedUpdate masks(int seat) {
    return MaskedUpdate.mask(roster, seat, secret(seat), update(seat), random);
  }

  /** As the others read it. */
  MaskedUpdate sent(MaskedUpdate message) {
    MaskedUpdate read = MaskedUpdate.parse(message.bytes(), roster, message.seat(), COMPONENTS);
    roster.seats().forEach(seat -> read.check(roster, seat, secret(seat)));
    return read;
  }

  Map<Integer, MaskedUpdate> allMask(int set) {
    Map<Integer, MaskedUpdate> masked = new TreeMap<>();
    Seats.of(set).forEach(seat -> masked.put(seat, sent(masks(seat))));
    return masked;
  }

  /** What members show, as seat {@code reader} reads it. */
  List<Unmasking.Opened> shown(
      int set, int showing, Map<Integer, MaskedUpdate> masked, int reader) {
    List<Unmasking.Opened> shown = new ArrayList<>();
    for (int seat : Seats.of(showing)) {
      Unmasking message = Unmasking.of(roster, seat, secret(seat), set, masked, random);
      shown.add(
          Unmasking.parse(message.bytes(roster), roster, seat, set)
              .open(roster, reader, secret(reader)));
    }
    return shown;
  }

  int[] plainSum(int set) {
    int[] sum = new int[COMPONENTS];
    for (int seat : Seats.of(set)) {
      for (int i = 0; i < COMPONENTS; i++) {
        sum[i] += update(seat)[i];
      }
    }
    return sum;
  }
}
