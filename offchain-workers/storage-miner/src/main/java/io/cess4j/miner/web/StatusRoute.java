package io.cess4j.miner.web;

import io.cess4j.chain.ChainException;
import io.cess4j.miner.Duties;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.storage.Fragment;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** What the miner is and has, for operators and `cess status`. */
public final class StatusRoute {

  private static final int DAYS = 7;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Supplier<Duties> duties;
  private final Holdings holdings;

  /** Tells about these. */
  public StatusRoute(Supplier<Duties> duties, Holdings holdings) {
    this.duties = duties;
    this.holdings = holdings;
  }

  /** The route. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().GET("/v1/status", this::status).build();
  }

  private ServerResponse status(ServerRequest request) throws ServletException, IOException {
    Duties current = duties.get();
    List<Long> deals = holdings.deals();
    long fragments = 0;
    long bytes = 0;
    long tagged = 0;
    for (long deal : deals) {
      List<Fragment> stored = holdings.fragments().ofDeal(deal);
      fragments += stored.size();
      bytes += stored.stream().mapToLong(Fragment::bytes).sum();
      tagged += holdings.find(deal).isPresent() ? 1 : 0;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("miner", current.miner().id());
    fields.put("account", current.miner().account().toString());
    fields.put("units", current.miner().declaredUnits());
    fields.put("deals", deals.size());
    fields.put("taggedDeals", tagged);
    fields.put("fragments", fragments);
    fields.put("bytes", bytes);
    fields.put("proofs", current.audits().counts());
    days(current.audits()).ifPresent(days -> fields.put("days", days));
    current.audits().latest().ifPresent(attempt -> fields.put("latestProof", latest(attempt)));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsBytes(fields));
  }

  /** Left out where the chain cannot be asked: the rest is worth knowing just then. */
  private static Optional<List<Map<String, Object>>> days(Audits audits) {
    try {
      return Optional.of(audits.days(DAYS).stream().map(StatusRoute::day).toList());
    } catch (ChainException unreachable) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> day(Audits.Day day) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("day", day.day());
    fields.put("outcome", day.outcome().word());
    return fields;
  }

  private static Map<String, Object> latest(Audits.Attempt attempt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("day", attempt.day());
    fields.put("window", attempt.window());
    fields.put("outcome", attempt.outcome().label());
    fields.put("detail", attempt.outcome().toString());
    return fields;
  }
}
