package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityIndexTest {
  private static final IndexOptions SMALL = new IndexOptions(2, 100, 50, 1_000);

  private final Drawn drawn = new Drawn(20261130);
  @TempDir private Path folder;

  @Test
  void findsWhatComparingAllFindsThroughMergesRemovalsAndReopening() throws IOException {
    List<Work> works = new ArrayList<>();
    TreeSet<Integer> gone = new TreeSet<>();
    for (int round = 0; round < 4; round++) {
      try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
        for (int i = 0; i < 120; i++) {
          Work work = drawn.work(works.size());
          assertThat(index.add(work)).isEqualTo(works.size());
          works.add(work);
          if (i % 7 == 0) {
            int number = drawn.below(works.size());
            assertThat(index.remove(number)).isEqualTo(gone.add(number));
          }
        }
        requireSame(index, works, gone);
      }
      try (SimilarityIndex index = SimilarityIndex.read(folder, SMALL)) {
        requireSame(index, works, gone);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> SegmentFile.range(file).isPresent()).count())
          .as("files of codes after 480 works, 50 a file")
          .isBetween(1L, 5L);
    }
  }

  private void requireSame(SimilarityIndex index, List<Work> works, TreeSet<Integer> gone) {
    assertThat(index.works()).isEqualTo(works.size() - gone.size());
    List<Description> suspects = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Work work = works.get(drawn.below(works.size()));
      List<View> views = Objects.requireNonNull(work.description()).views();
      suspects.add(
          Drawn.suspect(drawn.near(views.get(drawn.below(views.size())).code(), drawn.below(30))));
    }
    for (int radius : new int[] {20, 31, 104}) {
      List<Candidates> found = index.candidates(suspects, radius);
      for (int i = 0; i < suspects.size(); i++) {
        Code256 code = suspects.get(i).id();
        List<int[]> expected = new ArrayList<>();
        for (int number = 0; number < works.size(); number++) {
          int least =
              Objects.requireNonNull(works.get(number).description()).views().stream()
                  .mapToInt(view -> view.code().distance(code))
                  .min()
                  .orElseThrow();
          if (least <= radius && !gone.contains(number)) {
            expected.add(new int[] {least, number});
          }
        }
        assertThat(found.get(i).nearest().stream().map(c -> List.of(c.distance(), c.number())))
            .as("radius %d", radius)
            .containsExactlyElementsOf(
                expected.stream()
                    .map(e -> List.of(e[0], e[1]))
                    .sorted(SimilarityIndexTest::order)
                    .toList());
      }
    }
    int number = drawn.below(works.size());
    if (gone.contains(number)) {
      assertThat(index.work(number)).isEmpty();
      assertThat(index.copies(Drawn.hash(number))).isEmpty();
    } else {
      assertThat(index.work(number)).contains(works.get(number));
      assertThat(index.copies(Drawn.hash(number))).containsExactly(number);
    }
  }

  private static int order(List<Integer> one, List<Integer> other) {
    int distance = Integer.compare(one.getFirst(), other.getFirst());
    return distance != 0 ? distance : Integer.compare(one.getLast(), other.getLast());
  }

  @Test
  void saysWhichViewsAreNearAndComparesOnlyTheSameKind() {
    Code256 code = drawn.code();
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      index.add(
          List.of(
              new Work("sound", Drawn.hash(0), of(MediaType.AUDIO, "drawn/1", code)),
              new Work("older", Drawn.hash(1), of(MediaType.IMAGE, "drawn/0", code)),
              new Work("data", Drawn.hash(2), null),
              new Work(
                  "picture", Drawn.hash(3), of(MediaType.IMAGE, "drawn/1", drawn.code(), code))));

      Candidates found =
          index.candidates(
              of(MediaType.IMAGE, "drawn/1", drawn.code(), drawn.code(), drawn.near(code, 9)), 31);

      assertThat(found.nearest()).containsExactly(new Candidate(3, 9, 1, 2));
      assertThat(index.copies(Drawn.hash(2))).containsExactly(2);
    }
  }

  @Test
  void aCodeThatTooManyWorksShareTellsNothing() {
    Code256 plain = drawn.code();
    Code256 own = drawn.near(plain, 12);
    try (SimilarityIndex index =
        SimilarityIndex.open(folder, new IndexOptions(1, IndexOptions.NO_TABLES, 16, 30))) {
      for (int i = 0; i < 31; i++) {
        index.add(new Work("w" + i, Drawn.hash(i), Drawn.suspect(plain)));
      }
      index.add(new Work("own", Drawn.hash(31), of(MediaType.IMAGE, "drawn/1", plain, own)));

      Candidates found = index.candidates(Drawn.suspect(plain), 40);

      assertThat(found).isEqualTo(new Candidates(List.of(new Candidate(31, 12, 1, 0)), 1));
      assertThat(index.remove(0)).isTrue();
      assertThat(index.remove(1)).isTrue();
      assertThat(index.candidates(Drawn.suspect(plain), 40).nearest())
          .as("30 works are not too many")
          .hasSize(30);
    }
  }

  @Test
  void searchesSeeEveryWorkThatWasAddedBeforeThemWhileOthersAreAdded() throws Exception {
    int works = 3_000;
    AtomicInteger acknowledged = new AtomicInteger();
    Code256[] codes = new Code256[works];
    for (int i = 0; i < works; i++) {
      codes[i] = drawn.code();
    }
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> search =
          () -> {
            int searches = 0;
            while (acknowledged.get() < works) {
              int newest = acknowledged.get() - 1;
              if (newest >= 0) {
                for (int number : new int[] {newest, newest / 2}) {
                  assertThat(index.candidates(Drawn.suspect(codes[number]), 0).nearest())
                      .containsExactly(new Candidate(number, 0, 0, 0));
                }
                searches++;
              }
            }
            return searches;
          };
      List<Future<Integer>> searches = List.of(threads.submit(search), threads.submit(search));
      for (int i = 0; i < works; ) {
        List<Work> batch = new ArrayList<>();
        for (int end = Math.min(works, i + 1 + drawn.below(30)); i < end; i++) {
          batch.add(new Work("w" + i, Drawn.hash(i), Drawn.suspect(codes[i])));
        }
        index.add(batch);
        acknowledged.set(i);
      }
      for (Future<Integer> search1 : searches) {
        assertThat(search1.get()).isPositive();
      }
    }
  }

  @Test
  void oneWriterOnly() {
    try (SimilarityIndex index = SimilarityIndex.open(folder)) {
      assertThatThrownBy(() -> SimilarityIndex.open(folder))
          .isInstanceOf(IndexException.Locked.class)
          .hasMessageContaining("close it first");
      index.add(drawn.work(0));
      try (SimilarityIndex reading = SimilarityIndex.read(folder, SMALL)) {
        assertThat(reading.works()).isOne();
        assertThatThrownBy(() -> reading.add(drawn.work(1)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("for writing");
      }
    }
    SimilarityIndex.open(folder).close();
  }

  @Test
  void aFolderWithoutAnIndexIsSaidToBe() {
    assertThatThrownBy(() -> SimilarityIndex.read(folder, SMALL))
        .isInstanceOf(IndexException.Absent.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void aWorkTooLargeIsRefusedAndTheIndexGoesOn() {
    try (SimilarityIndex index = SimilarityIndex.open(folder)) {
      assertThatThrownBy(
              () ->
                  index.add(
                      List.of(drawn.work(0), new Work("x".repeat(4097), Drawn.hash(1), null))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("4,096");
      assertThat(index.works()).isZero();
      assertThat(index.add(drawn.work(0))).isZero();
    }
    try (SimilarityIndex index = SimilarityIndex.read(folder, SMALL)) {
      assertThat(index.works()).isOne();
    }
  }

  private static Description of(MediaType type, String algorithm, Code256... codes) {
    List<View> views = new ArrayList<>();
    for (Code256 code : codes) {
      views.add(new View("v" + views.size(), code));
    }
    return new Description(type, algorithm, 80, views, new byte[] {1, 2, 3});
  }
}
