package io.cess4j.tee.web;

import io.cess4j.runtime.LogContext;
import io.cess4j.runtime.web.PeerCertificate;
import io.cess4j.runtime.web.ProblemException;
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

/** POST /v1/tags?slot=j: SigGen for the miner of the slot, streaming. */
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
    int slot = slot(request);
    InputStream body = request.servletRequest().getInputStream();
    TagRequest head = TagRequest.read(body);
    long deal = TagRequest.claimedDeal(head.descriptor());
    try (var _ = LogContext.of("order", deal)) {
      OrderFacts facts = orders.facts(deal, self.get().worker());
      orders.requireMiner(facts, slot, PeerCertificate.keyHash(request.servletRequest()));
      try (var _ = sessions.enter()) {
        TaggedHolding tagged = tag(facts, head, slot, body);
        holdings.increment();
        return ServerResponse.ok()
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .body(answer(tagged));
      }
    }
  }

  private TaggedHolding tag(OrderFacts facts, TagRequest head, int slot, InputStream body)
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

  private static int slot(ServerRequest request) {
    String text = request.param("slot").orElse("");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ProblemException.of(
          400, "slot-unknown", "the parameter slot is a number, not \"" + text + "\"");
    }
  }
}
