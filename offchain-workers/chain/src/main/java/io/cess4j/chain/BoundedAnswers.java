package io.cess4j.chain;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** web3j keeps a whole answer in memory; a node that never stops answering must not fill it. */
final class BoundedAnswers implements Interceptor {
  /** Logs of 50,000 blocks are the longest answer that is asked for. */
  static final long MAXIMUM_BYTES = 64L << 20;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = Objects.requireNonNull(response.body()); // of a call it is never null
    if (body.contentLength() > MAXIMUM_BYTES) {
      response.close();
      throw tooLong();
    }
    ResponseBody bounded =
        ResponseBody.create(
            Okio.buffer(new Bounded(body.source())), body.contentType(), body.contentLength());
    return response.newBuilder().body(bounded).build();
  }

  private static IOException tooLong() {
    return new IOException("an answer of more than " + MAXIMUM_BYTES + " bytes");
  }

  private static final class Bounded extends ForwardingSource {
    private long left = MAXIMUM_BYTES;

    Bounded(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      left -= Math.max(0, read);
      if (left < 0) {
        throw tooLong();
      }
      return read;
    }
  }
}
