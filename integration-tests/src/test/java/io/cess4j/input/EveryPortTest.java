package io.cess4j.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Malformed and oversized requests on every port of the running network: a refusal or a closed
 * connection, never an answer, and all workers are ready afterwards. The whole list of forms runs
 * in the runtime module, on the same server.
 */
@WholeNetwork
class EveryPortTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

  private static final List<String> REQUESTS =
      List.of(
          "\u0000garbage\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
          "GET /v1/status HTTP/1.1\r\nA: " + "b".repeat(70_000) + "\r\n\r\n",
          "GET /v1/../../../etc/passwd" + HOST + "\r\n",
          "GET /v1/deals/%2e%2e/%2e%2e/descriptor" + HOST + "\r\n",
          "GET /v1/deals/-1/fragments/1e9" + HOST + "\r\n",
          "GET /v1/files/%00" + HOST + "\r\n",
          "TRACE /v1/status" + HOST + "Cess-Data-Key: secret\r\n\r\n",
          "PUT /v1/files?name=a" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "PUT /v1/files?name=a" + HOST + "Content-Length: -5\r\n\r\n",
          "PUT /v1/files?name=a" + HOST + "Content-Length: 99999999999\r\n\r\n",
          "PUT /v1/deals/1/fragments/0?slot=x&id=y" + HOST + "Content-Length: 3\r\n\r\nabc",
          "POST /v1/tags?slot=0"
              + HOST
              + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n",
          "POST /v1/seals" + HOST + "Content-Length: 9\r\n\r\n[[[[[[[[[",
          "POST /v1/seals"
              + HOST
              + "Content-Length: 4\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "0\r\n\r\n"
              + "GET / HTTP/1.1\r\n\r\n");

  private final CessNetwork network;
  private final TlsIdentity us = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());

  EveryPortTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void refusesMalformedAndOversizedRequestsAndServesOn() {
    for (WorkerProcess worker : oneOfEachRole()) {
      for (String request : REQUESTS) {
        refused(worker.name(), request, talk(worker, request));
        refused(worker.name(), request, exchange(plain(worker.management()), request));
      }
      assertThat(talk(worker, "GET /v1/status" + HOST + "\r\n"))
          .as(worker.name())
          .startsWith("HTTP/1.1 200");
      assertThat(exchange(plain(worker.management()), "GET /ready" + HOST + "\r\n"))
          .as(worker.name())
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatNeedsACertificateGivesNothingWithoutOne() {
    for (WorkerRole role : List.of(WorkerRole.STORAGE_MINER, WorkerRole.TEE_WORKER)) {
      WorkerProcess worker = network.processes().workers(role).getFirst();
      String request = "GET /v1/status" + HOST + "\r\n";
      assertThat(exchange(plain(worker.endpoint()), request)).doesNotContain("HTTP/1.1 2");
      assertThat(talk(worker, request)).startsWith("HTTP/1.1 200");
    }
    WorkerProcess miner = network.processes().workers(WorkerRole.STORAGE_MINER).getFirst();
    String unbound = "GET /v1/deals/1/descriptor" + HOST;
    assertThat(talk(miner, unbound + "\r\n"))
        .startsWith("HTTP/1.1 401")
        .contains("binding-missing");
    assertThat(talk(miner, unbound + "Cess-Binding: 0x:1:\r\n\r\n"))
        .startsWith("HTTP/1.1 401")
        .contains("binding-malformed");
  }

  /** Not the keeper: a network of tests has none, and its port is that of all workers. */
  private List<WorkerProcess> oneOfEachRole() {
    return Stream.of(WorkerRole.STORAGE_MINER, WorkerRole.TEE_WORKER, WorkerRole.GATEWAY)
        .map(role -> network.processes().workers(role).getFirst())
        .toList();
  }

  private static void refused(String worker, String request, String answer) {
    assertThat(answer)
        .as("%s to %s", request.substring(0, Math.min(60, request.length())), worker)
        .doesNotContain("HTTP/1.1 2", "secret", "root:")
        .matches("(?s)(HTTP/1\\.1 [45]..(?!.*HTTP/1\\.1 ).*)?");
  }

  private interface Opening {
    Socket open() throws IOException;
  }

  private static Opening plain(URI at) {
    return () -> new Socket(at.getHost(), at.getPort());
  }

  private String talk(WorkerProcess worker, String request) {
    URI at = worker.endpoint();
    if (at.getScheme().equals("http")) {
      return exchange(plain(at), request);
    }
    Function<TlsKeyHash, Opening> tls =
        pin ->
            () ->
                TlsContexts.client(us, pin)
                    .getSocketFactory()
                    .createSocket(at.getHost(), at.getPort());
    return exchange(tls.apply(keyOf(at)), request);
  }

  /** As the chain has it. */
  private TlsKeyHash keyOf(URI at) {
    List<byte[]> keys = new ArrayList<>();
    for (long id = 1; id <= network.chain().miners().count(); id++) {
      var miner = network.chain().miners().miner(id);
      if (miner.endpoint().equals(at.toString())) {
        keys.add(miner.tlsKeyHash().bytes());
      }
    }
    for (int id = 1; id <= 2; id++) {
      var worker = network.chain().teeWorkers().worker(id);
      if (worker.endpoint().equals(at.toString())) {
        keys.add(worker.tlsKeyHash().bytes());
      }
    }
    return TlsKeyHash.of(keys.getFirst());
  }

  /** Latin-1 of all that came until the worker closed; it must, within ten seconds. */
  private static String exchange(Opening opening, String request) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket socket = opening.open()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] piece = new byte[8_192];
      for (int read; (read = socket.getInputStream().read(piece)) >= 0; ) {
        all.write(piece, 0, read);
      }
    } catch (SocketTimeoutException open) {
      return "still open after " + all.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException closed) {
      return all.toString(StandardCharsets.ISO_8859_1);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}
