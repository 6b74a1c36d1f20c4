package io.cess4j.sdk.keys;

import io.cess4j.chain.Account;
import io.cess4j.proofs.capsule.SealingKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.sdk.CessException.KeyRingUnusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What an account keeps that does not follow from its key (docs/adr/0036-private-uploads.md): which
 * generation of its sealing key is in use, data keys of uploads under way, and the keys of files
 * that it wants to be able to erase. Without the ring the account reads all its other files.
 */
public final class KeyRing {
  /** An upload that nobody resumed for so long is forgotten; its orders are gone since long. */
  private static final long UNFINISHED_SECONDS = 90L * 86_400;

  private final RingStore store;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final boolean lasts;

  private KeyRing(RingStore store, RandomGenerator random, InstantSource clock, boolean lasts) {
    this.store = store;
    this.random = random;
    this.clock = clock;
    this.lasts = lasts;
  }

  /** A ring that ends with the process: nothing can be resumed with the same keys, or erased. */
  public static KeyRing inMemory() {
    return new KeyRing(new RingInMemory(), new SecureRandom(), InstantSource.system(), false);
  }

  /** The ring of an account in a file, which is created with the first secret. */
  public static KeyRing open(Path file, Account account) {
    SecureRandom random = new SecureRandom();
    return open(file, account, random, InstantSource.system());
  }

  static KeyRing open(Path file, Account account, SecureRandom random, InstantSource clock) {
    return new KeyRing(new RingFile(file, account, random), random, clock, true);
  }

  /** The usual place: beside the account's keystore. */
  public static Path beside(Path keystore) {
    return keystore.resolveSibling(keystore.getFileName() + ".ring");
  }

  /** Whether it outlives the process. */
  public boolean lasts() {
    return lasts;
  }

  /** Generation of the sealing key for new files. */
  public int generation() {
    return store.read().generation();
  }

  /**
   * Has new files sealed to the next sealing key. Older files stay sealed to theirs, which the
   * account key gives at any time.
   *
   * @return the new generation
   */
  public int rotate() {
    store.update(
        state -> {
          if (state.generation() == SealingKey.MAXIMUM_GENERATION) {
            throw new KeyRingUnusable(null, "its sealing key has no further generation", null);
          }
          return new RingState(state.generation() + 1, state.entries());
        });
    return generation();
  }

  /**
   * Writes all that it holds to another file of the same account, which must not exist.
   *
   * @throws KeyRingUnusable where it does
   */
  public void copyTo(Path target) {
    if (Files.exists(target)) {
      throw new KeyRingUnusable(target, "it exists and is never overwritten", null);
    }
    store.copyTo(target);
  }

  /** How much it holds. */
  public RingSummary summary() {
    RingState state = store.read();
    return new RingSummary(
        state.generation(),
        count(state, RingEntry.Kind.UNFINISHED),
        count(state, RingEntry.Kind.ERASABLE),
        count(state, RingEntry.Kind.ERASED));
  }

  private static int count(RingState state, RingEntry.Kind kind) {
    return (int) state.entries().stream().filter(entry -> entry.kind() == kind).count();
  }

  /**
   * The data key under which a file is encrypted for these orders: that of the call that was
   * interrupted, or a new one. It is on disk, encrypted, before it is used.
   *
   * @param content names the file's bytes; another content never gets the same key
   */
  public DataKey dataKey(Place place, List<Long> orders, Hash256 content) {
    RingEntry entry =
        findOrAdd(
            known ->
                isOf(known, RingEntry.Kind.UNFINISHED, place, orders)
                    && known.content().equals(content),
            RingEntry.Kind.UNFINISHED,
            place,
            orders,
            content);
    return DataKey.of(entry.secret());
  }

  /** Forgets the data key of an upload that has ended. */
  public void finished(Place place, List<Long> orders) {
    long forgotten = clock.instant().getEpochSecond() - UNFINISHED_SECONDS;
    store.update(
        state ->
            without(
                state,
                entry ->
                    isOf(entry, RingEntry.Kind.UNFINISHED, place, orders)
                        || (entry.kind() == RingEntry.Kind.UNFINISHED
                            && entry.since() < forgotten)));
  }

  /** Seed of a sealing key for one file, which exists only here. */
  public FileSeed seed(Place place, List<Long> orders) {
    RingEntry entry =
        findOrAdd(
            known -> isOf(known, RingEntry.Kind.ERASABLE, place, orders),
            RingEntry.Kind.ERASABLE,
            place,
            orders,
            Hash256.of(new byte[Hash256.BYTES]));
    return new FileSeed(entry.secret());
  }

  /** What the ring has for the file of a deal; several where a chain was started anew. */
  public List<FileSeed> seeds(Place place, long deal) {
    return store.read().entries().stream()
        .filter(entry -> entry.kind() == RingEntry.Kind.ERASABLE)
        .filter(entry -> entry.isAt(place) && entry.carries(deal))
        .map(entry -> new FileSeed(entry.secret()))
        .toList();
  }

  /** Whether a deal's file was erased here. */
  public boolean isErased(Place place, long deal) {
    return store.read().entries().stream()
        .anyMatch(
            entry ->
                entry.kind() == RingEntry.Kind.ERASED && entry.isAt(place) && entry.carries(deal));
  }

  /**
   * Destroys every secret that the ring has of a file.
   *
   * @return whether what is left says that it was erasable: now, or by an earlier call
   */
  public boolean erase(Place place, List<Long> deals) {
    long now = clock.instant().getEpochSecond();
    store.update(
        state -> {
          List<RingEntry> left = new ArrayList<>();
          for (RingEntry entry : state.entries()) {
            boolean ofIt = entry.isAt(place) && deals.stream().anyMatch(entry::carries);
            if (!ofIt || entry.kind() == RingEntry.Kind.ERASED) {
              left.add(entry);
            } else if (entry.kind() == RingEntry.Kind.ERASABLE) {
              left.add(entry.erased(now));
            }
          }
          return new RingState(state.generation(), left);
        });
    return deals.stream().anyMatch(deal -> isErased(place, deal));
  }

  private RingEntry findOrAdd(
      Predicate<RingEntry> wanted,
      RingEntry.Kind kind,
      Place place,
      List<Long> orders,
      Hash256 content) {
    byte[] secret = new byte[RingEntry.SECRET_BYTES];
    random.nextBytes(secret);
    long now = clock.instant().getEpochSecond();
    RingEntry fresh =
        new RingEntry(kind, place.chainId(), place.contract(), orders, content, secret, now);
    store.update(
        state -> {
          if (state.entries().stream().anyMatch(wanted)) {
            return state;
          }
          // Of another content under the same orders nothing must be left to resume.
          RingState cleared = without(state, entry -> isOf(entry, kind, place, orders));
          List<RingEntry> entries = new ArrayList<>(cleared.entries());
          entries.add(fresh);
          return new RingState(state.generation(), entries);
        });
    Optional<RingEntry> found = store.read().entries().stream().filter(wanted).findFirst();
    return found.orElseThrow(
        () -> new KeyRingUnusable(null, "another process took the entry away; try again", null));
  }

  private static boolean isOf(
      RingEntry entry, RingEntry.Kind kind, Place place, List<Long> orders) {
    return entry.kind() == kind && entry.isAt(place) && entry.deals().equals(orders);
  }

  private static RingState without(RingState state, Predicate<RingEntry> gone) {
    return new RingState(
        state.generation(), state.entries().stream().filter(gone.negate()).toList());
  }
}
