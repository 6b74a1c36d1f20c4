package io.cess4j.index.search;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.fingerprint.search.Candidate;
import io.cess4j.fingerprint.search.IndexOptions;
import io.cess4j.fingerprint.search.SimilarityIndex;
import io.cess4j.fingerprint.search.Work;
import io.cess4j.index.record.Certificate;
import io.cess4j.index.record.Json;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Certificates whose identifiers, or published views, are near given ones: by fingerprint's index,
 * exact to the bit. It is made anew from the documents at every start, so it need not survive
 * anything itself. Safe for many readers and one writer.
 */
public final class SimilarWorks implements AutoCloseable {
  private static final int A_BATCH = 1_000;

  /** One query at a time is fast enough, and every code counts however many share it. */
  private static final IndexOptions OPTIONS =
      new IndexOptions(1, IndexOptions.NO_TABLES, 1 << 14, Integer.MAX_VALUE);

  private final State state;
  private final SimilarityIndex works;

  /** Number in the index of works to certificate; grows only. */
  private final List<Long> certificates = new ArrayList<>();

  private final Map<Long, Integer> numbers = new HashMap<>();

  private SimilarWorks(State state, SimilarityIndex works) {
    this.state = state;
    this.works = works;
  }

  /** Makes the index in a folder of its own. */
  public static SimilarWorks make(Path folder, State state) {
    clear(folder);
    SimilarWorks similar = new SimilarWorks(state, SimilarityIndex.open(folder, OPTIONS));
    similar.addAll();
    return similar;
  }

  private void addAll() {
    List<Certificate> batch = new ArrayList<>();
    state.scan(
        Family.CERTIFICATES,
        Key.EMPTY,
        Key.EMPTY,
        (key, value) -> {
          batch.add(Json.read(value, Certificate.class));
          if (batch.size() == A_BATCH) {
            add(batch);
            batch.clear();
          }
          return true;
        });
    add(batch);
  }

  /** Looks at a certificate again: it came, it went, or its views were published. */
  public synchronized void refresh(long number) {
    Integer before = numbers.remove(number);
    if (before != null) {
      works.remove(before);
    }
    state
        .get(Family.CERTIFICATES, Key.of(number))
        .ifPresent(bytes -> add(List.of(Json.read(bytes, Certificate.class))));
  }

  private synchronized void add(List<Certificate> more) {
    List<Certificate> comparable =
        more.stream().filter(one -> !one.claim().identifier().isZero()).toList();
    if (comparable.isEmpty()) {
      return;
    }
    int first = works.add(comparable.stream().map(this::work).toList());
    for (int i = 0; i < comparable.size(); i++) {
      certificates.add(comparable.get(i).number());
      numbers.put(comparable.get(i).number(), first + i);
    }
  }

  private Work work(Certificate certificate) {
    String identifier = certificate.claim().identifier().hex().substring(2);
    List<String> codes =
        state
            .views(certificate.claim().viewsRoot())
            .map(bytes -> Json.read(bytes, PublishedViews.class).codes())
            .filter(all -> all.getFirst().equals(identifier)) // another claim has the same root
            .orElseGet(() -> List.of(identifier));
    return new Work(
        Long.toString(certificate.number()),
        certificate.claim().instanceHash().bytes(),
        PublishedViews.description(
            certificate.claim().mediaType(), certificate.claim().algorithm().hex(), codes));
  }

  /**
   * A certificate that is near.
   *
   * @param distance differing bits of 256, of the nearest pair
   * @param view of the certificate, 0 is the whole
   * @param queryView which of the codes that were asked for
   */
  public record Near(long certificate, int distance, int view, int queryView) {}

  /**
   * Certificates within a radius; the nearest first, of equally near ones the earliest.
   *
   * @param algorithm keccak256 of its name: only codes of the same one are compared
   * @param codes 64 hexadecimal digits each
   * @param radius differing bits
   * @throws IllegalArgumentException for a code of another form
   */
  public List<Near> find(
      RightsMedia type, Bytes32 algorithm, List<String> codes, int radius, Optional<Near> after) {
    List<Candidate> found =
        works
            .candidates(PublishedViews.description(type, algorithm.hex(), codes), radius)
            .nearest();
    return found.stream()
        .map(this::near)
        .flatMap(Optional::stream)
        .filter(near -> after.isEmpty() || ORDER.compare(near, after.get()) > 0)
        .sorted(ORDER)
        .toList();
  }

  private static final Comparator<Near> ORDER =
      Comparator.comparingInt(Near::distance).thenComparingLong(Near::certificate);

  private synchronized Optional<Near> near(Candidate candidate) {
    long certificate = certificates.get(candidate.number());
    boolean stands = Integer.valueOf(candidate.number()).equals(numbers.get(certificate));
    return stands
        ? Optional.of(
            new Near(
                certificate,
                candidate.distance(),
                candidate.registeredView(),
                candidate.suspectView()))
        : Optional.empty();
  }

  /** How many certificates can be found so. */
  public synchronized int size() {
    return numbers.size();
  }

  private static void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder + "; check the folder's rights", e);
    }
  }

  @Override
  public synchronized void close() {
    works.close();
  }
}
