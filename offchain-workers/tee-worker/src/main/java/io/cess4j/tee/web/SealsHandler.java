package io.cess4j.tee.web;

import io.cess4j.protocol.ByteString;
import io.cess4j.runtime.LogContext;
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
 * POST /v1/seals: the signature over Tags, once all n tags are this worker's own. Stateless, so
 * anyone may ask.
 */
public final class SealsHandler {
  private final Enclave enclave;
  private final OrderReader orders;
  private final Supplier<Registered> self;

  public SealsHandler(Enclave enclave, OrderReader orders, Supplier<Registered> self) {
    this.enclave = enclave;
    this.orders = orders;
    this.self = self;
  }

  public ServerResponse handle(ServerRequest request) throws ServletException, IOException {
    SealRequest seal = SealRequest.read(request.servletRequest().getInputStream());
    long deal = TagRequest.claimedDeal(seal.descriptor());
    try (var _ = LogContext.of("order", deal)) {
      OrderFacts facts = orders.facts(deal, self.get().worker());
      ByteString signature = enclave.seal(facts, seal.descriptor(), seal.signature(), seal.tags());
      return Json.ok(Map.of("signature", "0x" + HexFormat.of().formatHex(signature.toBytes())));
    }
  }
}
