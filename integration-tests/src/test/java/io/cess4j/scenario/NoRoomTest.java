package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StorageTerms;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Files for which the miners have no room: the client is told before it has signed anything. Space
 * is taken when a deal stands and not when its order is drawn, so the chain would find out after
 * the body was sent.
 */
@WholeNetwork
class NoRoomTest {
  private static final long GIB = 1L << 30;

  private final CessNetwork network;
  private BigInteger money = BigInteger.ZERO;
  private long orders;

  NoRoomTest(CessNetwork network) {
    this.network = network;
  }

  @BeforeEach
  void rememberWhatIsThere() {
    money = network.client().money();
    orders = network.chain().orders().count();
  }

  @Test
  void twentyGiBSparseAreMoreThanAllMinersHave() throws IOException {
    assertRefused(sparse(20 * GIB), PutOptions.defaults())
        .hasMessageContainingAll("needs 30.", "GiB are free", "miners join");
  }

  /** Eight miners of 1 GiB, each with room for three fragments of 256 MiB: four deals of six. */
  @Test
  void fiveDealsFitIntoWhatIsFreeInAllAndNotOnSixMinersEach() throws IOException {
    assertRefused(sparse(5 * GIB), PutOptions.defaults())
        .hasMessageContainingAll("30 fragments", "different operators", "have room for");
  }

  @Test
  void moreFragmentsThanMiners() throws IOException {
    StorageTerms terms = network.client().storage().defaultTerms();
    StorageTerms twelve = new StorageTerms(terms.k(), 12, terms.termDays(), StorageTerms.ANYWHERE);
    assertRefused(sparse(1), PutOptions.defaults().with(twelve))
        .hasMessageContainingAll("12 miners", "network has " + network.chain().miners().count());
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Path file, PutOptions options) {
    return assertThatThrownBy(() -> network.client().storage().put(file, options))
        .isInstanceOf(CessException.NetworkFull.class)
        .hasMessageContaining("nothing was signed or paid");
  }

  @AfterEach
  void nothingWasSignedOrPaid() throws IOException {
    assertThat(network.client().money()).isEqualTo(money);
    assertThat(network.chain().orders().count()).isEqualTo(orders);
    Files.delete(file());
  }

  private Path sparse(long bytes) throws IOException {
    Files.createDirectories(network.client().folder());
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.setLength(bytes);
    }
    return file();
  }

  private Path file() {
    return network.client().folder().resolve("sparse.bin");
  }
}
