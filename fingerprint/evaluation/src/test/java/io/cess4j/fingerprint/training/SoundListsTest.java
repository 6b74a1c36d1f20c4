package io.cess4j.fingerprint.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table for sounds was trained on and is measured on. */
class SoundListsTest {
  private static final Pattern OPEN =
      Pattern.compile("CC0-1\\.0|CC-BY-[234]\\.0|CC-BY-SA-[234]\\.0|public domain");

  @ParameterizedTest
  @ValueSource(strings = {"audio-training.tsv", "audio-held-out.tsv"})
  void everyRecordingIsNamedOnceWithAnOpenLicence(String list) throws IOException {
    List<TrainingFile> files = TrainingFile.list(list);

    assertThat(files).extracting(TrainingFile::sha256).doesNotHaveDuplicates();
    assertThat(files)
        .allSatisfy(
            file -> {
              assertThat(file.sha256()).matches("[0-9a-f]{64}");
              assertThat(file.commit()).matches("[0-9a-f]{40}");
              assertThat(file.licence()).matches(OPEN);
              assertThat(file.kind()).isIn("music", "speech", "ambience");
            });
  }

  @Test
  void manyOfEveryKindAreTrainedOn() throws IOException {
    List<TrainingFile> files = TrainingFile.list("audio-training.tsv");

    for (String kind : List.of("music", "speech", "ambience")) {
      assertThat(files.stream().filter(file -> file.kind().equals(kind)).count())
          .as(kind)
          .isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void repositoriesThatAreMeasuredWereNotTrainedOn() throws IOException {
    assertThat(TrainingFile.list("audio-held-out.tsv"))
        .extracting(TrainingFile::repository)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(
            TrainingFile.list("audio-training.tsv").stream()
                .map(TrainingFile::repository)
                .toList());
  }
}
