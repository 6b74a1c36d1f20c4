package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeKeyTest {
  /** x and y of secp256k1's generator (SEC 2, section 2.4.1): the public key of the key 1. */
  private static final String GENERATOR =
      "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
          + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";

  @TempDir private Path folder;

  private NodeKey read(String text) throws IOException {
    return NodeKey.read(Files.writeString(folder.resolve("key"), text));
  }

  /** Throw-away keys of a network of real Besu nodes, and the addresses that its headers name. */
  @ParameterizedTest
  @CsvSource({
    "0x8d8507d0debce60a163ac730ca3337805fedfff69d97665df50152d426557483, 0x37836ca1342c9f49e72cda265404fa5d58ef2a5d",
    "0x4b521891fe04bf84eafa2e56d434bd136c66202c9c424a566beea89c24282197, 0x4abe271dbbceceeab4be804532d3d6e53b788b63",
    "5e346a589ad3837dfdff9e0aed3cc48a6d66dd75288ecdeaa82c4516aa51c41c, 0x6fc005d65f946a181ca41c215fbe2a822701371d",
    "93ce6e069a000c906c4e030fe37547daad9a9c358d1b3fdc682eb90eb44b96b2, 0xa7389422839191289f5ce5728d6af5588525e54d"
  })
  void aValidatorsAddressIsThatOfItsNodesKey(String key, String address) throws IOException {
    assertThat(read(key + "\n").address()).isEqualTo(Address.of(address));
  }

  @Test
  void anEnodeNamesThePublicKey() throws IOException {
    NodeKey one = read("0".repeat(63) + "1");
    assertThat(one.id()).isEqualTo(GENERATOR);
    assertThat(new BesuNode(0, folder, one, 1, 30_303).enode())
        .isEqualTo("enode://" + GENERATOR + "@127.0.0.1:30303?discport=0");
  }

  @Test
  void aWrittenKeyIsReadAgainAndReadableByItsOwnerOnly() throws IOException {
    NodeKey key = NodeKey.generate(new SplittableRandom(7));
    Path file = folder.resolve("key");
    key.write(file);
    assertThat(NodeKey.read(file).address()).isEqualTo(key.address());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(key.toString()).doesNotContain(Files.readString(file).strip().substring(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "key",
        "0x00",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
      })
  void whatIsNoKeyNamesItsFile(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("key of a node");
  }
}
