package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarWorksTest {
  private final Drawn drawn = new Drawn(20261130);
  @TempDir private Path folder;

  /** Confirms what carries the suspect's evidence. */
  private static final class ByEvidence implements Describer<Code256> {
    private int confirmed;

    @Override
    public Description register(Code256 work) {
      return Drawn.suspect(work);
    }

    @Override
    public Description query(Code256 suspect) {
      return Drawn.suspect(suspect);
    }

    @Override
    public Confirmation confirm(Description registered, Description suspect) {
      confirmed++;
      double score = registered.evidence().length / 100.0;
      return new Confirmation(score, registered.evidence().length + " of 100 agree");
    }

    @Override
    public int candidateDistance() {
      return 80;
    }

    @Override
    public double matchScore() {
      return 0.5;
    }
  }

  private Description registered(Code256 code, int agreeing) {
    return new Description(
        Drawn.suspect(code).type(), "drawn/1", 80, Drawn.suspect(code).views(), new byte[agreeing]);
  }

  @Test
  void nothingIsAMatchForItsCodeAlone() {
    Code256 code = drawn.code();
    ByEvidence describer = new ByEvidence();
    try (SimilarityIndex index = SimilarityIndex.open(folder)) {
      index.add(new Work("far, agrees", Drawn.hash(0), registered(drawn.near(code, 70), 60)));
      index.add(new Work("near, does not", Drawn.hash(1), registered(drawn.near(code, 3), 49)));
      index.add(new Work("near, agrees", Drawn.hash(2), registered(drawn.near(code, 48), 50)));
      index.add(new Work("same file", Drawn.hash(3), registered(code, 0)));
      index.add(new Work("stranger", Drawn.hash(4), registered(drawn.near(code, 81), 100)));
      index.add(new Work("gone", Drawn.hash(5), registered(code, 100)));
      index.remove(5);

      SearchResult result =
          new SimilarWorks(index).search(Drawn.hash(3), Drawn.suspect(code), describer);

      assertThat(result.matches().stream().map(match -> match.work().name()))
          .containsExactly("same file", "near, agrees", "far, agrees", "near, does not");
      assertThat(result.matches().get(0)).isInstanceOf(Match.Duplicate.class);
      assertThat(result.matches().get(1)).isInstanceOf(Match.NearDuplicate.class);
      assertThat(result.matches().get(2)).isInstanceOf(Match.Related.class);
      assertThat(result.matches().get(3))
          .isInstanceOfSatisfying(
              Match.Refused.class,
              refused -> {
                assertThat(refused.candidate().distance()).isEqualTo(3);
                assertThat(refused.confirmation().reason()).isEqualTo("49 of 100 agree");
              });
      assertThat(result.found()).hasSize(3);
      assertThat(describer.confirmed).as("an exact copy needs no second stage").isEqualTo(3);
      assertThat(new SimilarWorks(index).copies(Drawn.hash(3)).matches()).hasSize(1);
    }
  }

  @Test
  void saysHowManyCandidatesItDidNotLookAt() {
    Code256 code = drawn.code();
    ByEvidence describer = new ByEvidence();
    try (SimilarityIndex index = SimilarityIndex.open(folder)) {
      for (int i = 0; i < SimilarWorks.MOST_CONFIRMED + 7; i++) {
        index.add(new Work("w" + i, Drawn.hash(i), registered(drawn.near(code, 20), 99)));
      }
      SearchResult result =
          new SimilarWorks(index).search(Drawn.hash(-1), Drawn.suspect(code), describer);

      assertThat(result.matches()).hasSize(SimilarWorks.MOST_CONFIRMED);
      assertThat(result.unconfirmed()).isEqualTo(7);
      assertThat(describer.confirmed).isEqualTo(SimilarWorks.MOST_CONFIRMED);
      assertThat(
              index.wholes(Objects.requireNonNull(index.work(0).orElseThrow().description()), 50))
          .hasSizeBetween(40, 50);
    }
  }
}
