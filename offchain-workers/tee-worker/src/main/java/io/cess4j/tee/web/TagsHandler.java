package io.cess4j.tee.web;

import io.cess4j.runtime.LogContext;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.PeerCertificate;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.OrderFacts;
import io.cess4j.tee.enclave.TagSession;
import io.cess4j.tee.enclave.TaggedHolding;
import io.cess4j.tee.registration.Registered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * POST /v1/tags?deal=N&slot=j: SigGen for the miner of the slot, streaming. Who asks is known
 * before a byte of the body is read, and no more bodies are read than are tagged.
 */
public final class TagsHandler {
  private static final int PORTION = 65_536;
  private static final int HEAD = 16 + 65 + 4;

  private final Enclave enclave;
  private final OrderReader orders;
  private final Supplier<Registered> self;
  private final Sessions sessions;
  private final Counter bytes;
  private final Counter holdings;

  public TagsHandler(
      Enclave enclave,
      OrderReader orders,
      Supplier<Registered> self,
      Sessions sessions,
      MeterRegistry metrics) {
    this.enclave = enclave;
    this.orders = orders;
    this.self = self;
    this.sessions = sessions;
    bytes = metrics.counter("cess.tee.tagged.bytes");
    holdings = metrics.counter("cess.tee.tagged.holdings");
  }

  /** Answers nu ‖ signature ‖ count ‖ semi-authenticators. */
  public ServerResponse handle(ServerRequest request) throws ServletException, IOException {
    int slot = (int) Numbers.parameter(request, "slot", Byte.MAX_VALUE);
    long deal = Numbers.parameter(request, "deal", Numbers.UINT32);
    try (var _ = LogContext.of("order", deal)) {
      OrderFacts facts = orders.slotFacts(deal, slot, self.get().worker());
      orders.requireMiner(facts, slot, PeerCertificate.keyHash(request.servletRequest()));
      try (var _ = sessions.enter()) {
        InputStream body = new LazyBody(request.servletRequest());
        DescriptorHead head = DescriptorHead.read(body);
        TaggedHolding tagged = tag(facts, head, slot, body);
        holdings.increment();
        return ServerResponse.ok()
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .body(answer(tagged));
      }
    }
  }

  private TaggedHolding tag(OrderFacts facts, DescriptorHead head, int slot, InputStream body)
      throws IOException {
    TagSession session = enclave.tag(facts, head.descriptor(), head.signature(), slot);
    byte[] portion = new byte[PORTION];
    for (int read = PORTION; read == PORTION; ) {
      read = body.readNBytes(portion, 0, PORTION); // the socket gives a quarter of it at a time
      session.update(portion, 0, read);
      bytes.increment(read);
    }
    return session.finish();
  }

  private static byte[] answer(TaggedHolding tagged) {
    byte[] deltas = tagged.deltas().toBytes();
    return ByteBuffer.allocate(HEAD + deltas.length)
        .put(tagged.statement().nu().toBytes())
        .put(tagged.signature().toBytes())
        .putInt(deltas.length / 48)
        .put(deltas)
        .array();
  }
}
