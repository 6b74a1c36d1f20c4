package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.runtime.store.KeyValueStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadStoreTest {

  @TempDir private Path folder;

  @Test
  void remembersUploadsOverRestarts() {
    Upload upload =
        new Upload(
            "ab",
            Upload.State.RECEIVING,
            "0x1",
            List.of(1L, 4_294_967_295L),
            7,
            "",
            List.of(),
            0,
            "");
    try (KeyValueStore store = open()) {
      new UploadStore(store).save(upload);
    }
    try (KeyValueStore store = open()) {
      UploadStore uploads = new UploadStore(store);
      assertThat(uploads.find("ab")).contains(upload);
      assertThat(uploads.find("cd")).isEmpty();
      Upload stored = upload.storing("ff").stored(List.of("0x2"), 99);
      uploads.end(stored);
      assertThat(uploads.all()).containsExactly(stored);
      assertThat(uploads.prepared(stored)).isEmpty();
      assertThat(stored.ended()).isTrue();
    }
  }

  private KeyValueStore open() {
    return KeyValueStore.open(folder, UploadStore.UPLOADS, UploadStore.DESCRIPTORS);
  }
}
