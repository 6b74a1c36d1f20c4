package io.cess4j.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One worker, known by address and key. */
public final class WorkerPeer {

  /** Larger bodies wait for "100 Continue", so that a refusal comes before the bytes. */
  private static final int ASK_FIRST = 65_536;

  /** RFC 9110, section 9.2.2: idempotent. */
  private static final Set<String> REPEATABLE = Set.of("PUT", "DELETE");

  /** How the JDK says that a connection was closed instead of an answer. */
  private static final String SILENT = "header parser received no bytes";

  private final WorkerClient client;
  private final URI endpoint;
  private final TlsKeyHash pin;
  private final WorkerLimits limits;

  WorkerPeer(WorkerClient client, URI endpoint, TlsKeyHash pin, WorkerLimits limits) {
    this.client = client;
    this.endpoint = endpoint;
    this.pin = pin;
    this.limits = limits;
  }

  public WorkerPeer with(WorkerLimits other) {
    return new WorkerPeer(client, endpoint, pin, other);
  }

  public URI endpoint() {
    return endpoint;
  }

  /**
   * Sends and waits for the head of the answer; the caller reads and closes the body.
   *
   * @return an answer with a status of 200 to 299
   * @throws TransportException.PeerRefused any other status
   * @throws TransportException.PeerUnreachable no connection, or it broke
   * @throws TransportException.PeerImpostor another key answered
   * @throws TransportException.PeerSilent a limit passed
   */
  public WorkerResponse send(WorkerRequest request) {
    HttpResponse<InputStream> response = exchange(request);
    WorkerResponse answer =
        new WorkerResponse(
            endpoint.toString(),
            response.statusCode(),
            response.headers(),
            new GuardedBody(
                endpoint.toString(),
                response.body(),
                request.method().equals("HEAD")
                    ? -1
                    : response.headers().firstValueAsLong("Content-Length").orElse(-1),
                limits.idle(),
                client.watchdog()));
    if (answer.status() >= 200 && answer.status() < 300) {
      return answer;
    }
    try (answer) {
      byte[] body = answer.bodyUpTo(Problem.MAXIMUM_BYTES);
      throw new TransportException.PeerRefused(
          endpoint.toString(), Problem.parse(answer.status(), body));
    }
  }

  private HttpResponse<InputStream> exchange(WorkerRequest request) {
    try {
      try {
        return once(request);
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException e) {
        if (!mayRepeat(request, e)) {
          throw e;
        }
        return once(request);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException.PeerUnreachable("interrupted while waiting for " + endpoint, e);
    } catch (IOException e) {
      throw translate(request, e);
    }
  }

  private HttpResponse<InputStream> once(WorkerRequest request)
      throws IOException, InterruptedException {
    return client.pool(pin).send(build(request), HttpResponse.BodyHandlers.ofInputStream());
  }

  /**
   * Whether a kept connection had ended before the peer said anything, and doing it twice is as
   * good as once. The JDK's client does this for GET and HEAD only.
   */
  private static boolean mayRepeat(WorkerRequest request, IOException e) {
    return REPEATABLE.contains(request.method()) && String.valueOf(e.getMessage()).contains(SILENT);
  }

  private HttpRequest build(WorkerRequest request) {
    WorkerBody body = request.body();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(endpoint + request.path()))
            .method(request.method(), publisher(body))
            .timeout(limits.total(body == null ? 0 : body.length()))
            .expectContinue(body != null && body.length() > ASK_FIRST);
    client.standingHeaders().forEach(builder::setHeader);
    request.headers().forEach(builder::setHeader);
    return builder.build();
  }

  private static BodyPublisher publisher(@Nullable WorkerBody body) {
    if (body == null) {
      return BodyPublishers.noBody();
    }
    return body.length() == 0
        ? BodyPublishers.ofByteArray(new byte[0])
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body.source()), body.length());
  }

  private TransportException translate(WorkerRequest request, IOException e) {
    String what = "%s %s%s: ".formatted(request.method(), endpoint, request.path());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PinnedTrust.PinMismatch) {
        return new TransportException.PeerImpostor(
            what
                + cause.getMessage()
                + "; the operator changed its key without registering it, or"
                + " somebody else answers at that address",
            e);
      }
    }
    if (e instanceof HttpTimeoutException) {
      return new TransportException.PeerSilent(
          what
              + (e instanceof HttpConnectTimeoutException
                  ? "no connection within " + limits.connect()
                  : "no answer within " + limits.answer()),
          e);
    }
    return new TransportException.PeerUnreachable(what + e + "; is the worker running?", e);
  }
}
