package io.cess4j.tee.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void plaintextThatAKilledWorkerLeftIsDeletedAtTheNextStart() throws IOException {
    Path left = Files.writeString(folder.resolve("disputed-1"), "somebody's file");

    Scratch.purge(folder);

    assertThat(left).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNotThereYetIsLeftAlone() {
    Scratch.purge(folder.resolve("absent"));

    assertThat(folder.resolve("absent")).doesNotExist();
  }
}
