package io.cess4j.miner.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the miner is and has, for peers and `cess status`. */
public final class StatusRoute {

  private final MinerStatus status;

  /** Tells this. */
  public StatusRoute(MinerStatus status) {
    this.status = status;
  }

  /** The route. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().GET("/v1/status", this::answer).build();
  }

  private ServerResponse answer(ServerRequest request) throws ServletException, IOException {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(status.json());
  }
}
