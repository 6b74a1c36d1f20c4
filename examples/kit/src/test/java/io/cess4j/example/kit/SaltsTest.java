package io.cess4j.example.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever loses a salt loses its bond. */
class SaltsTest {
  private static final Bytes32 FIRST = word("01");
  private static final Bytes32 SECOND = word("02");
  @TempDir private Path folder;

  @Test
  void aKeptSaltIsFoundAgainUntilItIsOfNoUse() {
    Salts salts = new Salts(folder.resolve("rights"));
    assertThat(salts.loadOrKeep(claim("a1"), FIRST)).isEqualTo(FIRST);
    assertThat(new Salts(folder.resolve("rights")).loadOrKeep(claim("a1"), SECOND))
        .as("by another process")
        .isEqualTo(FIRST);
    assertThat(salts.loadOrKeep(claim("a2"), SECOND)).isEqualTo(SECOND);
    salts.delete(claim("a1"));
    assertThat(salts.loadOrKeep(claim("a1"), SECOND)).isEqualTo(SECOND);
  }

  @Test
  void nothingIsSentWhereItCannotBeKeptOrRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "in the way");
    assertThatThrownBy(() -> new Salts(file).loadOrKeep(claim("a1"), FIRST))
        .isInstanceOf(DappException.class)
        .hasMessageContaining("nothing was sent");
    Files.writeString(folder.resolve(claim("a1").digest().hex()), "torn");
    assertThatThrownBy(() -> new Salts(folder).loadOrKeep(claim("a1"), FIRST))
        .isInstanceOf(DappException.class)
        .hasMessageContaining("nothing was sent");
  }

  private static RightsClaim claim(String digits) {
    return new RightsClaim(
        word(digits),
        word("b1"),
        Bytes32.ZERO,
        Bytes32.ZERO,
        word("c1"),
        Bytes32.ZERO,
        word("d1"),
        1,
        RightsMedia.OTHER);
  }

  private static Bytes32 word(String twoDigits) {
    return Bytes32.of("0x" + twoDigits.repeat(32));
  }
}
