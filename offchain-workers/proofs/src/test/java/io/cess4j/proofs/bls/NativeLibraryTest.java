package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import supranational.blst.P1;

final class NativeLibraryTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64",
    "Linux, aarch64",
    "Mac OS X, x86_64",
    "Mac OS X, aarch64",
    "Windows 11, amd64"
  })
  void theJarHasALibraryForEveryPlatformWePromise(String system, String architecture) {
    assertThat(P1.class.getResource(NativeLibrary.resource(system, architecture))).isNotNull();
  }
}
