package io.cess4j.index.http;

import io.cess4j.chain.event.BlockPoint;
import io.cess4j.index.record.Json;
import io.cess4j.index.state.Digests;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.Origin;
import io.cess4j.index.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the index is of, how far it is, and the digests by which indexes compare. */
record Standing(State state) {
  /** GET /v1/status. */
  ServerResponse status(ServerRequest request) {
    Origin origin = state.origin();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("role", "rights-index");
    status.put("format", Origin.FORMAT);
    status.put("chainId", origin.chainId());
    status.put("directory", origin.directory());
    status.put("contracts", origin.contracts());
    handled()
        .ifPresent(
            point -> {
              status.put("block", point.number());
              status.put("blockHash", point.hash());
            });
    status.put("algorithms", algorithms());
    return Pages.json(status);
  }

  /** GET /v1/digest?block=: as of a block that is handled, the newest one where none is named. */
  ServerResponse digest(ServerRequest request) {
    BlockPoint newest = handled().orElseThrow(() -> Inputs.unknown("any block"));
    long block = Inputs.number(request, "block", newest.number(), 0, Long.MAX_VALUE / 10);
    if (block > newest.number()) {
      throw Inputs.unknown("block %d, the newest is %d,".formatted(block, newest.number()));
    }
    Digests digests = state.digests(block);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("format", Origin.FORMAT);
    body.put("block", block);
    body.put("lastBlockWithEvents", digests.block());
    body.put("lastBlockHash", digests.blockHash());
    body.put("events", digests.events());
    body.put("state", digests.state());
    return Pages.json(body);
  }

  private Optional<BlockPoint> handled() {
    List<BlockPoint> points = state.cursor().points();
    return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
  }

  private List<Object> algorithms() {
    List<Object> all = new ArrayList<>();
    state.scan(
        Family.ALGORITHMS,
        Key.EMPTY,
        Key.EMPTY,
        (key, value) -> {
          all.add(Json.MAPPER.readTree(value));
          return true;
        });
    return all;
  }
}
