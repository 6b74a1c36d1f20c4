package io.cess4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.PreviewChanged;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  private static final Bytes32 FIRST = Bytes32.of("0x" + "11".repeat(32));
  private static final Bytes32 SECOND = Bytes32.of("0x" + "22".repeat(32));

  @TempDir private Path folder;

  @Test
  void theNewestPreviewIsKeptUntilItIsTakenBack() {
    try (TestIndex index = new TestIndex(folder)) {
      index.read(List.of(named(1, 7, FIRST)));
      index.read(List.of(named(2, 7, SECOND), named(3, 8, FIRST)));
      assertThat(previews(index)).hasSize(2).anyMatch(one -> one.contains(SECOND.hex()));

      index.read(List.of(named(4, 7, Bytes32.ZERO)));
      assertThat(previews(index)).singleElement().asString().contains(FIRST.hex());
    }
  }

  private static CannedBlock named(long block, long certificate, Bytes32 fid) {
    EventPosition at = new EventPosition(block, Bytes32.ZERO, Bytes32.ZERO, 0);
    return new CannedBlock(block, Bytes32.ZERO, List.of(new PreviewChanged(at, certificate, fid)));
  }

  private static List<String> previews(TestIndex index) {
    return index.documents().entrySet().stream()
        .filter(one -> one.getKey().startsWith("PREVIEWS "))
        .map(java.util.Map.Entry::getValue)
        .toList();
  }
}
