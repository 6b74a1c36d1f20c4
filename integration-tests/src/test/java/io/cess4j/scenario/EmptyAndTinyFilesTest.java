package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.sdk.storage.StoredFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths at the borders of the formats (docs/formats.md sections 1 and 2). */
@WholeNetwork
class EmptyAndTinyFilesTest {
  /** What the first piece of ciphertext carries: 64 KiB less header and tag. */
  private static final int FIRST_PIECE = 65_536 - 56;

  private final CessNetwork network;

  EmptyAndTinyFilesTest(CessNetwork network) {
    this.network = network;
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, FIRST_PIECE})
  void areStoredAndReadBack(int length) {
    byte[] content = Seeded.bytes(Seeded.random(EmptyAndTinyFilesTest.class), length);
    StoredFile file = network.client().stores(length + ".bin", content);
    assertThat(file.bytes()).isEqualTo(length);
    assertThat(network.client().stat(file).bytes()).isEqualTo(length);
    assertThat(network.client().reads(file)).isEqualTo(content);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
  }
}
