package io.cess4j.sdk.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a miner does, a run ends, in time and with words. */
@Timeout(180)
final class MinerProbeTest {
  private static final WorkerLimits LIMITS =
      new WorkerLimits(
          Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(500), 65_536);
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
  private static final Proofs PERFECT = new Proofs(7, 0);

  private final SecureRandom random = new SecureRandom();
  private final TlsIdentity identity = TlsIdentity.ephemeral(random, InstantSource.system());
  private final WorkerClient workers =
      new WorkerClient(TlsIdentity.ephemeral(random, InstantSource.system()), LIMITS);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void aSoundMinerScoresAHundred() throws IOException {
    try (HostileMiner miner = new HostileMiner(identity, out -> HostileMiner.say(out, OK))) {
      MinerResult result = measure(miner.target(), PERFECT);
      assertThat(result.answered()).isEqualTo(5);
      assertThat(result.failures()).isEmpty();
      assertThat(result.latency().median()).isPositive();
      assertThat(result.latency().most95()).isGreaterThanOrEqualTo(result.latency().median());
      assertThat(result.score()).isGreaterThan(80);
      assertThat(measure(miner.target(), new Proofs(0, 7)).score()).isLessThan(65);
    }
  }

  @Test
  void endlessAnswersAreCutOff() throws IOException {
    failsWith(
        "more than 65536 bytes",
        out -> {
          HostileMiner.say(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            out.write(new byte[65_536]);
          }
        });
  }

  @Test
  void dripsAreCutOff() throws IOException {
    failsWith(
        "bytes a second",
        out -> {
          HostileMiner.say(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            HostileMiner.say(out, "x");
            Thread.sleep(50);
          }
        });
  }

  @Test
  void silenceIsCutOff() throws IOException {
    failsWith("no answer within", out -> Thread.sleep(30_000));
  }

  @Test
  void redirectsAreNotFollowed() throws IOException {
    try (ServerSocket elsewhere = new ServerSocket(0)) {
      elsewhere.setSoTimeout(1);
      failsWith(
          "refused with 302",
          out ->
              HostileMiner.say(
                  out,
                  "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                      .formatted(elsewhere.getLocalPort())));
      org.assertj.core.api.Assertions.assertThatThrownBy(elsewhere::accept)
          .isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void garbageIsAFailure() throws IOException {
    failsWith("", out -> HostileMiner.say(out, "\u0000\u0001\u0002 no HTTP at all\r\n\r\n"));
  }

  @Test
  void whoLeavesAfterTheHeadFails() throws IOException {
    failsWith(
        "broke off its answer",
        out -> HostileMiner.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
  }

  @Test
  void anotherCertificateIsAnImpostorAndScoresNothing() throws IOException {
    try (HostileMiner miner = new HostileMiner(identity, out -> HostileMiner.say(out, OK))) {
      MinerTarget registered =
          new MinerTarget(
              7,
              miner.target().endpoint(),
              TlsIdentity.ephemeral(random, InstantSource.system()).keyHash(),
              MinerState.ACTIVE);
      MinerResult result = measure(registered, PERFECT);
      assertThat(result.impostor()).isTrue();
      assertThat(result.answered()).isZero();
      assertThat(result.score()).isZero();
      assertThat(result.failures().getFirst()).contains("expected TLS key");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://127.0.0.1:1",
        "https://127.0.0.1",
        "https://user@127.0.0.1:1/",
        "https://127.0.0.1:1",
        "<script>alert(1)</script>",
        "https://nowhere.invalid:443",
        "file:///etc/passwd"
      })
  void endpointsThatCannotWorkFailAndAreGivenUp(String endpoint) {
    MinerResult result =
        measure(new MinerTarget(7, endpoint, identity.keyHash(), MinerState.ACTIVE), Proofs.NONE);
    assertThat(result.answered()).isZero();
    assertThat(result.score()).isZero();
    assertThat(result.failures()).anyMatch(words -> words.contains("not tried any more"));
  }

  private void failsWith(String words, HostileMiner.Script script) throws IOException {
    try (HostileMiner miner = new HostileMiner(identity, script)) {
      MinerResult result = measure(miner.target(), PERFECT);
      assertThat(result.answered()).isZero();
      assertThat(result.impostor()).isFalse();
      assertThat(result.failures().getFirst()).contains(words);
      assertThat(result.failures()).allMatch(failure -> failure.length() <= 303);
      assertThat(result.score()).as("its proofs are what is left").isBetween(30, 40);
    }
  }

  private MinerResult measure(MinerTarget target, Proofs proofs) {
    return new MinerProbe(workers, LIMITS, 5).measure(target, Optional.empty(), proofs);
  }
}
