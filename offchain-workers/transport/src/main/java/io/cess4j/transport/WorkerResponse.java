package io.cess4j.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** An answer whose body is still on its way. Close it, or the connection is lost to the pool. */
public final class WorkerResponse implements AutoCloseable {

  private final String peer;
  private final int status;
  private final HttpHeaders headers;
  private final InputStream body;

  WorkerResponse(String peer, int status, HttpHeaders headers, InputStream body) {
    this.peer = peer;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /**
   * The body, to be read once. It ends with an {@link IOException} where the peer sends less than
   * it promised, closes early or pauses for longer than the limit.
   */
  public InputStream body() {
    return body;
  }

  /**
   * The whole body.
   *
   * @throws TransportException.AnswerTooLong where it has more than {@code maximum} bytes
   * @throws TransportException.PeerUnreachable where it breaks off
   */
  public byte[] bodyUpTo(int maximum) {
    try {
      byte[] bytes = body.readNBytes(maximum);
      if (bytes.length == maximum && body.read() >= 0) {
        throw new TransportException.AnswerTooLong(
            "%s answered with more than %d bytes where fewer were expected"
                .formatted(peer, maximum));
      }
      return bytes;
    } catch (IOException e) {
      throw new TransportException.PeerUnreachable(
          "%s broke off its answer: %s".formatted(peer, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException nothingLeftToDo) {
      // The answer is abandoned anyway; the pool drops the connection.
    }
  }
}
