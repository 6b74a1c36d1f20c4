package io.cess4j.gateway.http;

import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.gateway.delivery.DeliveryBody;
import io.cess4j.gateway.delivery.DeliveryDesk;
import io.cess4j.gateway.delivery.DeliveryMetrics;
import io.cess4j.gateway.delivery.DeliveryRequest;
import io.cess4j.gateway.delivery.Payment;
import io.cess4j.gateway.delivery.SealedAnswer;
import io.cess4j.protocol.ByteString;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code POST /v1/deliveries}: answers against vouchers (docs/formats.md section 16). */
public final class DeliveryRoutes {
  private static final Pattern CHANNEL = Pattern.compile("[0-9]{1,18}");
  private final DeliveryDesk desk;
  private final DeliveryMetrics metrics;

  public DeliveryRoutes(DeliveryDesk desk, DeliveryMetrics metrics) {
    this.desk = desk;
    this.metrics = metrics;
  }

  /** Both paths. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/v1/deliveries", this::deliver)
        .GET("/v1/deliveries/{channel}", this::channel)
        .build();
  }

  private ServerResponse deliver(ServerRequest request) throws ServletException, IOException {
    byte[] body = request.servletRequest().getInputStream().readNBytes(DeliveryBody.LONGEST + 1);
    DeliveryRequest parsed = DeliveryBody.parse(body);
    SealedAnswer answer = metrics.count(() -> desk.deliver(parsed));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("grant", parsed.grant().hex());
    json.put("sealed", hex(answer.sealed()));
    answer.accepted().ifPresent(signature -> json.put("accepted", hex(signature)));
    return ServerResponse.ok().body(json);
  }

  private ServerResponse channel(ServerRequest request) throws ServletException, IOException {
    String text = request.pathVariable("channel");
    if (!CHANNEL.matcher(text).matches()) {
      throw new NotFound("no channel has this number");
    }
    long channel = Long.parseLong(text);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", channel);
    json.put("settled", desk.settled(channel));
    desk.accepted(channel).ifPresent(payment -> json.put("accepted", view(payment)));
    return ServerResponse.ok().body(json);
  }

  private static Map<String, Object> view(Payment payment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cumulative", payment.cumulative().toString());
    json.put("count", payment.count());
    json.put("digest", payment.digest().hex());
    return json;
  }

  private static String hex(ByteString bytes) {
    return "0x" + HexFormat.of().formatHex(bytes.toBytes());
  }
}
