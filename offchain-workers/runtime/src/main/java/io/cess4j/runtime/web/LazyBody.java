package io.cess4j.runtime.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that is asked for when it is first read. The servlet container sends "100
 * Continue" as soon as it is asked for the stream: a worker that then answers without reading
 * breaks the connection under a client that has begun to send, and its answer is lost.
 */
public final class LazyBody extends InputStream {
  private final ServletRequest request;
  private @Nullable InputStream opened;

  public LazyBody(ServletRequest request) {
    this.request = request;
  }

  private InputStream open() throws IOException {
    InputStream stream = opened;
    if (stream == null) {
      stream = request.getInputStream();
      opened = stream;
    }
    return stream;
  }

  @Override
  public int read() throws IOException {
    return open().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return open().read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return opened == null ? 0 : open().available();
  }
}
