package io.cess4j.tee.web;

import io.cess4j.protocol.ByteString;
import io.cess4j.runtime.LogContext;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.PeerBinding;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.OrderFacts;
import io.cess4j.tee.registration.Registered;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * POST /v1/seals?deal=N: the signature over Tags, once all n tags are this worker's own. Stateless.
 * Only the gateway that the order names may ask, which is known before a byte of the body is read.
 */
public final class SealsHandler {
  private final Enclave enclave;
  private final OrderReader orders;
  private final Supplier<Registered> self;
  private final PeerBinding binding;
  private final Sessions sessions;

  /**
   * @param binding tells who calls
   * @param sessions bounds how many bodies are in memory
   */
  public SealsHandler(
      Enclave enclave,
      OrderReader orders,
      Supplier<Registered> self,
      PeerBinding binding,
      Sessions sessions) {
    this.enclave = enclave;
    this.orders = orders;
    this.self = self;
    this.binding = binding;
    this.sessions = sessions;
  }

  public ServerResponse handle(ServerRequest request) throws ServletException, IOException {
    long deal = Numbers.parameter(request, "deal", Numbers.UINT32);
    try (var _ = LogContext.of("order", deal)) {
      OrderFacts facts = orders.facts(deal, self.get().worker());
      orders.requireGateway(facts, binding.account(request.servletRequest()));
      try (var _ = sessions.enter()) {
        SealRequest seal = SealRequest.read(new LazyBody(request.servletRequest()));
        ByteString signature =
            enclave.seal(facts, seal.descriptor(), seal.signature(), seal.tags());
        return Json.ok(Map.of("signature", "0x" + HexFormat.of().formatHex(signature.toBytes())));
      }
    }
  }
}
