package io.cess4j.sdk.paid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A buyer that is killed with SIGKILL again and again has every voucher that it may have sent, and
 * never signs two of one count.
 */
@Timeout(300) // each voucher waits for the disk
class KilledBuyerTest {
  private static final int VOUCHERS = 240;
  private static final int KILLS = 4;

  @TempDir private Path folder;

  /** Signature by count, as any gateway may have seen it. */
  private final Map<Long, String> seen = new HashMap<>();

  @Test
  void noVoucherIsLostAndNoneHasASecondOfItsCount() throws IOException, InterruptedException {
    long seed = Long.getLong("cess.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    long signed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      signed = killedAfter(seed, signed, 10 + random.nextInt(40));
      assertThat(signed).as("seed %d: killed half way", seed).isLessThan(VOUCHERS);
    }
    Process process = start();
    try (BufferedReader words = process.inputReader()) {
      List<String> lines = words.lines().toList();
      lines.forEach(this::read);
      assertThat(number(lines.getFirst())).as("seed %d", seed).isGreaterThanOrEqualTo(signed);
      assertThat(lines.getLast()).isEqualTo("done");
      assertThat(process.waitFor()).isZero();
    }
    Purse purse = new Purse(folder, KilledBuyer.ACCOUNT, KilledBuyer.DOMAIN, new SecureRandom());
    ChannelBook book = purse.book(KilledBuyer.CHANNEL).orElseThrow();
    assertThat(book.count()).isEqualTo(VOUCHERS);
    for (int i = 0; i < VOUCHERS; i++) {
      assertThat(book.records().get(i)).isEqualTo(KilledBuyer.record(i));
    }
  }

  private long killedAfter(long seed, long least, int lines) throws IOException {
    Process process = start();
    long signed = least;
    try (BufferedReader words = process.inputReader()) {
      String line = words.readLine();
      assertThat(line).startsWith("goes on after ");
      assertThat(number(line))
          .as("seed %d: nothing sent is lost", seed)
          .isBetween(least, least + 1);
      for (int i = 0; i < lines; i++) {
        line = words.readLine();
        assertThat(line).as("the buyer ended by itself").contains(" signed ");
        signed = read(line);
      }
      process.toHandle().destroyForcibly();
      while ((line = words.readLine()) != null) { // what was in the pipe
        signed = line.matches("[0-9a-f]{128} signed [0-9]+") ? read(line) : signed;
      }
    } finally {
      process.destroyForcibly();
    }
    return signed;
  }

  private long read(String line) {
    if (!line.contains(" signed ")) {
      return 0;
    }
    long count = number(line);
    String signature = line.substring(0, line.indexOf(' '));
    assertThat(seen.putIfAbsent(count, signature)).as("voucher %d", count).isIn(null, signature);
    return count;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledBuyer.class.getName(),
            folder.toString(),
            Integer.toString(VOUCHERS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }
}
