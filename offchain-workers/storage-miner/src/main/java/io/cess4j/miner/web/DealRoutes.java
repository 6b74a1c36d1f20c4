package io.cess4j.miner.web;

import io.cess4j.chain.Address;
import io.cess4j.miner.deal.DealIntake;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.runtime.web.ProblemException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Descriptors, and the end of a deal that never was (docs/formats.md section 9). */
public final class DealRoutes {

  private static final int MAXIMUM_BODY = DescriptorCodec.MAXIMUM_BYTES + Evidence.SIGNATURE_BYTES;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Callers callers;
  private final Supplier<DealIntake> intake;
  private final Holdings holdings;

  /**
   * Writes go through {@code intake}, reads come from {@code holdings}.
   *
   * @param callers the account bound to a request's certificate
   */
  public DealRoutes(Callers callers, Supplier<DealIntake> intake, Holdings holdings) {
    this.callers = callers;
    this.intake = intake;
    this.holdings = holdings;
  }

  /** The routes. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .PUT("/v1/deals/{deal}/descriptor", this::put)
        .GET("/v1/deals/{deal}/descriptor", this::get)
        .DELETE("/v1/deals/{deal}", this::delete)
        .build();
  }

  private ServerResponse put(ServerRequest request) throws IOException, ServletException {
    Address caller = callers.of(request.servletRequest());
    long deal = PathNumbers.deal(request);
    intake.get().requireGateway(caller, deal);
    byte[] body = request.servletRequest().getInputStream().readNBytes(MAXIMUM_BODY + 1);
    if (body.length > MAXIMUM_BODY) {
      throw ProblemException.of(
          413, "descriptor-too-large", "a descriptor with its signature has at most 1 MiB");
    }
    Evidence evidence = intake.get().descriptor(caller, deal, body);
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsBytes(fields(evidence)));
  }

  private static Map<String, Object> fields(Evidence evidence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("nu", "0x" + evidence.nu());
    fields.put("sectors", evidence.sectors());
    fields.put("root", "0x" + evidence.root());
    fields.put("report", hex(evidence.report()));
    fields.put("tag", hex(evidence.tag()));
    return fields;
  }

  private static String hex(ByteString bytes) {
    return "0x" + HexFormat.of().formatHex(bytes.toBytes());
  }

  private ServerResponse get(ServerRequest request) throws IOException, ServletException {
    callers.of(request.servletRequest());
    long deal = PathNumbers.deal(request);
    byte[] descriptor =
        holdings
            .descriptor(deal)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        404,
                        "descriptor-unknown",
                        "no descriptor of deal %d is stored here".formatted(deal)));
    return ServerResponse.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(descriptor);
  }

  private ServerResponse delete(ServerRequest request) {
    Address caller = callers.of(request.servletRequest());
    intake.get().delete(caller, PathNumbers.deal(request));
    return ServerResponse.noContent().build();
  }
}
