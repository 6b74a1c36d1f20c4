package io.cess4j.miner.web;

import io.cess4j.miner.served.ReceiptIntake;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Receipts of readers (docs/formats.md section 9). */
public final class ReceiptRoutes {
  private final Callers callers;
  private final Supplier<ReceiptIntake> intake;

  /**
   * @param callers the account bound to a request's certificate
   * @param intake checks and keeps them
   */
  public ReceiptRoutes(Callers callers, Supplier<ReceiptIntake> intake) {
    this.callers = callers;
    this.intake = intake;
  }

  /** The routes. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().PUT("/v1/deals/{deal}/receipts/{day}", this::put).build();
  }

  private ServerResponse put(ServerRequest request) throws IOException {
    callers.of(request.servletRequest());
    long deal = PathNumbers.deal(request);
    long day = PathNumbers.number("day", request.pathVariable("day"));
    byte[] body = request.servletRequest().getInputStream().readNBytes(ReceiptIntake.BYTES + 1);
    intake.get().accept(deal, day, body);
    return ServerResponse.noContent().build();
  }
}
