package io.cess4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets: whom the client talks to, and what it does when the peer misbehaves. */
@Timeout(180)
class WorkerClientTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close";
  private final TlsIdentity us = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
  private final TlsIdentity miner =
      TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
  private final WorkerClient client =
      new WorkerClient(
          us,
          new WorkerLimits(
              Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 1_048_576));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void refusesAPeerWithAnotherKey() throws IOException {
    try (ScriptedPeer impostor = ScriptedPeer.answering(us, OK + "\r\nContent-Length: 2", "hi")) {
      assertThatThrownBy(() -> peer(impostor).send(WorkerRequest.get("/v1/status")))
          .isInstanceOf(TransportException.PeerImpostor.class)
          .hasMessageContaining(miner.keyHash().toString())
          .hasMessageContaining(us.keyHash().toString());
    }
  }

  @Test
  void refusesTls12() throws Exception {
    try (ScriptedPeer old =
        new ScriptedPeer(TlsContexts.server(miner), "TLSv1.2", (in, out) -> {})) {
      assertThatThrownBy(() -> peer(old).send(WorkerRequest.get("/v1/status")))
          .isInstanceOf(TransportException.PeerUnreachable.class);
    }
  }

  @Test
  void talksToThePinnedKeyWhateverTheHostName() throws IOException {
    try (ScriptedPeer right = ScriptedPeer.answering(miner, OK + "\r\nContent-Length: 2", "hi");
        WorkerResponse answer = peer(right).send(WorkerRequest.get("/v1/status"))) {
      assertThat(answer.bodyUpTo(2)).asString().isEqualTo("hi");
    }
  }

  /** A kept connection may have ended on the other side just when a fragment is sent. */
  @Test
  void sendsAPutAgainWhereTheConnectionEndedBeforeAnyAnswer() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (ScriptedPeer hasty =
            ScriptedPeer.of(
                miner,
                (in, out) -> {
                  in.readNBytes(3);
                  if (requests.incrementAndGet() > 1) {
                    ScriptedPeer.write(out, OK + "\r\nContent-Length: 2\r\n\r\nhi");
                  }
                });
        WorkerResponse answer =
            peer(hasty).send(WorkerRequest.put("/v1/x", WorkerBody.of(new byte[3])))) {
      assertThat(answer.bodyUpTo(2)).asString().isEqualTo("hi");
      assertThat(requests).hasValue(2);
    }
  }

  /** Tagging twice is not the same as tagging once. */
  @Test
  void sendsNoPostAgain() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (ScriptedPeer hasty =
        ScriptedPeer.of(
            miner,
            (in, out) -> {
              in.readNBytes(3);
              requests.incrementAndGet();
            })) {
      assertThatThrownBy(
              () -> peer(hasty).send(WorkerRequest.post("/v1/x", WorkerBody.of(new byte[3]))))
          .isInstanceOf(TransportException.PeerUnreachable.class);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void namesABodyThatBreaksOff() throws IOException {
    try (ScriptedPeer torn =
            ScriptedPeer.answering(miner, OK + "\r\nContent-Length: 100", "ten bytes.");
        WorkerResponse answer = peer(torn).send(WorkerRequest.get("/v1/deals/1/descriptor"))) {
      assertThatThrownBy(() -> answer.bodyUpTo(1_000))
          .isInstanceOf(TransportException.PeerUnreachable.class);
    }
  }

  @Test
  void refusesMoreThanItCanTake() throws IOException {
    try (ScriptedPeer chatty =
            ScriptedPeer.answering(miner, OK + "\r\nContent-Length: 5", "12345");
        WorkerResponse answer = peer(chatty).send(WorkerRequest.get("/v1/deals/1/descriptor"))) {
      assertThatThrownBy(() -> answer.bodyUpTo(4))
          .isInstanceOf(TransportException.AnswerTooLong.class);
    }
  }

  @Test
  void endsABodyThatStalls() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedPeer sleepy =
            ScriptedPeer.of(
                miner,
                (in, out) -> {
                  ScriptedPeer.write(out, OK + "\r\nContent-Length: 10\r\n\r\nabc");
                  end.await();
                });
        WorkerResponse answer = peer(sleepy).send(WorkerRequest.get("/v1/srs"))) {
      assertThatThrownBy(() -> answer.body().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("sent nothing for PT0.3S", "after 3 bytes");
    } finally {
      end.countDown();
    }
  }

  /** The bug: each byte was in time, and the caller waited for as many of them as were promised. */
  @Test
  void endsABodyThatDrips() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedPeer dripping =
            ScriptedPeer.of(
                miner,
                (in, out) -> {
                  ScriptedPeer.write(out, OK + "\r\nContent-Length: 100000\r\n\r\n");
                  while (!end.await(20, TimeUnit.MILLISECONDS)) {
                    ScriptedPeer.write(out, "x");
                  }
                });
        WorkerResponse answer = peer(dripping).send(WorkerRequest.get("/v1/srs"))) {
      assertThatThrownBy(() -> answer.body().readAllBytes())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("less than 4096 bytes a second");
    } finally {
      end.countDown();
    }
  }

  @Test
  void handsOverTheProblemOfARefusal() throws IOException {
    String body = new String(new Problem("id-mismatch", "Wrong id", "got 1, want 2", 409).toJson());
    try (ScriptedPeer refusing =
        ScriptedPeer.answering(
            miner,
            "HTTP/1.1 409 Conflict\r\nConnection: close\r\nContent-Length: " + body.length(),
            body)) {
      assertThatThrownBy(() -> peer(refusing).send(WorkerRequest.get("/")))
          .isInstanceOfSatisfying(
              TransportException.PeerRefused.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.problem().type()).isEqualTo("id-mismatch");
                assertThat(refused).hasMessageContaining("got 1, want 2");
              });
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThatThrownBy(
            () ->
                client
                    .peer("https://127.0.0.1:" + free, miner.keyHash())
                    .send(WorkerRequest.get("/")))
        .isInstanceOf(TransportException.PeerUnreachable.class)
        .hasMessageContaining("is the worker running?");
  }

  @Test
  void refusesEndpointsThatAreNoHttpsAddress() {
    for (String bad :
        new String[] {
          "http://a:1", "https://a", "https://a:1/x", "https://u@a:1", "::", "file:///x"
        }) {
      assertThatThrownBy(() -> client.peer(bad, miner.keyHash()))
          .isInstanceOf(TransportException.PeerUnreachable.class)
          .hasMessageContaining(bad);
    }
  }

  @Test
  void streamsALargeBodyBothWaysWithoutHoldingIt() throws IOException {
    long length = 200L << 20;
    AtomicLong arrived = new AtomicLong();
    try (ScriptedPeer echo =
            ScriptedPeer.of(
                miner,
                (in, out) -> {
                  ScriptedPeer.write(out, "HTTP/1.1 100 Continue\r\n\r\n");
                  in.skipNBytes(length);
                  arrived.set(length);
                  ScriptedPeer.write(out, OK + "\r\nContent-Length: " + length + "\r\n\r\n");
                  byte[] piece = new byte[65_536];
                  for (long sent = 0; sent < length; sent += piece.length) {
                    out.write(piece);
                  }
                  out.flush();
                });
        WorkerResponse answer =
            peer(echo)
                .send(WorkerRequest.put("/x", new WorkerBody(length, () -> new Zeros(length))))) {
      assertThat(arrived).hasValue(length);
      long before = heap();
      assertThat(answer.body().skip(1)).isEqualTo(1);
      assertThat(heap() - before).as("buffered ahead of a reader that waits").isLessThan(32 << 20);
      answer.body().skipNBytes(length - 1);
      assertThat(answer.body().read()).isEqualTo(-1);
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private WorkerPeer peer(ScriptedPeer at) {
    return client.peer(at.endpoint(), miner.keyHash());
  }

  /** Zeros that take no memory. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = (int) Math.min(length, left);
      left -= count;
      return count == 0 ? -1 : count;
    }
  }
}
