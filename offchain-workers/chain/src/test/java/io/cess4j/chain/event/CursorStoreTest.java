package io.cess4j.chain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorStoreTest {
  @TempDir private Path folder;

  private static BlockPoint point(long number) {
    return new BlockPoint(number, Bytes32.of("0x%064x".formatted(number + 1)));
  }

  @Test
  void aSavedCursorIsLoadedAndAnAbsentOneIsTheBeginning() {
    FileCursorStore store = new FileCursorStore(folder.resolve("cursor"));
    assertThat(store.load()).isEqualTo(Cursor.BEGINNING);

    Cursor cursor = Cursor.BEGINNING.with(point(3)).with(point(9));
    store.save(cursor);

    assertThat(store.load()).isEqualTo(cursor);
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1 0x12", "9 0x" + ZEROS + "\n3 0x" + ZEROS, "-"})
  void aDamagedFileIsRefusedWithTheCure(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("cursor"), content);

    assertThatThrownBy(() -> new FileCursorStore(file).load())
        .isInstanceOf(ChainException.CursorFailed.class)
        .hasMessageContaining("delete it");
  }

  private static final String ZEROS =
      "0000000000000000000000000000000000000000000000000000000000000000";

  @Test
  void manyPointsThinOutButKeepTheOldestAndTheNewest() {
    Cursor cursor = Cursor.BEGINNING;
    for (long number = 0; number < 10_000; number++) {
      cursor = cursor.with(point(number));
      assertThat(cursor.points()).hasSizeLessThanOrEqualTo(Cursor.MAXIMUM_POINTS);
    }
    List<BlockPoint> points = cursor.points();
    assertThat(points.getFirst()).isEqualTo(point(0));
    assertThat(points.getLast()).isEqualTo(point(9_999));
    assertThat(points).contains(point(9_998), point(9_990));
  }

  @Test
  void theSameBlockAgainReplacesItsPoint() {
    BlockPoint other = new BlockPoint(3, Bytes32.of("0x" + "ee".repeat(32)));
    assertThat(Cursor.BEGINNING.with(point(3)).with(other).points()).containsExactly(other);
  }
}
