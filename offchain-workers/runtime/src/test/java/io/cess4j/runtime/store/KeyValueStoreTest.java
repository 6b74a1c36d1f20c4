package io.cess4j.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueStoreTest {

  @TempDir private Path folder;

  @Test
  void refusesASecondProcessOnItsFolderAndUnknownFamilies() {
    try (KeyValueStore store = KeyValueStore.open(folder, "deals")) {
      assertThatThrownBy(() -> KeyValueStore.open(folder, "deals"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another process");
      assertThatThrownBy(() -> store.get("dales", bytes("a")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("deals");
    }
  }

  @Test
  void writesNothingWhereTheChangesFailHalfWay() {
    try (KeyValueStore store = KeyValueStore.open(folder, "deals")) {
      assertThatThrownBy(
              () ->
                  store.write(
                      changes -> {
                        changes.put("deals", bytes("a"), bytes("1"));
                        throw new IllegalStateException("half way");
                      }))
          .hasMessage("half way");
      assertThat(store.get("deals", bytes("a"))).isEmpty();
    }
  }

  @Test
  void keepsWhatWasWrittenAndMayGainFamilies() {
    try (KeyValueStore store = KeyValueStore.open(folder, "deals")) {
      store.put("deals", bytes("a"), bytes("1"));
    }
    try (KeyValueStore store = KeyValueStore.open(folder, "deals", "uploads")) {
      assertThat(store.get("deals", bytes("a"))).contains(bytes("1"));
      assertThat(store.get("uploads", bytes("a"))).isEmpty();
      store.delete("deals", bytes("a"));
      assertThat(store.get("deals", bytes("a"))).isEmpty();
    }
  }

  @Test
  void scansAPrefixInOrderUntilToldToStop() {
    try (KeyValueStore store = KeyValueStore.open(folder, "deals")) {
      store.write(
          changes -> {
            for (String key : new String[] {"b2", "a9", "b1", "c0", "b3"}) {
              changes.put("deals", bytes(key), bytes("x"));
            }
          });
      List<String> seen = new ArrayList<>();
      store.scan("deals", bytes("b"), (key, value) -> seen.add(text(key)));
      assertThat(seen).containsExactly("b1", "b2", "b3");
      seen.clear();
      store.scan("deals", new byte[0], (key, value) -> seen.add(text(key)) && seen.size() < 2);
      assertThat(seen).containsExactly("a9", "b1");
    }
  }

  @Test
  void saysThatItIsClosed() {
    KeyValueStore store = KeyValueStore.open(folder, "deals");
    store.close();
    store.close();
    assertThatThrownBy(() -> store.get("deals", bytes("a"))).isInstanceOf(StoreException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
