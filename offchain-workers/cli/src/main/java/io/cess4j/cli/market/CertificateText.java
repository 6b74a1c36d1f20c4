package io.cess4j.cli.market;

import io.cess4j.chain.contract.CopyFlag;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.sdk.market.CertificateView;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a buyer is shown of a certificate before it pays. */
final class CertificateText {
  private CertificateText() {}

  static String of(CertificateView view) {
    return """
    certificate %d of %s
    registered by %s
    parents take %s of what it earns%s
    its claim is %s%s\
    """
        .formatted(
            view.certificate(),
            view.holder(),
            view.creator(),
            parents(view),
            view.isSealed() ? ", for good" : "",
            switch (view.standing()) {
              case UNCHECKED -> "unchecked: nobody has doubted it";
              case CONFIRMED -> "confirmed by a TEE worker";
              case INVENTED -> "INVENTED, as a TEE worker found: it cannot be handed on";
              case UNPROVEN -> "UNPROVEN: its holder did not answer a dispute";
            },
            view.nearest().map(CertificateText::flag).orElse(""));
  }

  private static String parents(CertificateView view) {
    if (view.parents().isEmpty()) {
      return "nothing";
    }
    return view.parents().stream()
        .map(CertificateText::edge)
        .collect(Collectors.joining(", ", percent(view.parentsShare()) + " (", ")"));
  }

  private static String edge(LineageEdge edge) {
    return "%s to %d".formatted(percent(edge.share()), edge.parent());
  }

  private static String flag(CopyFlag flag) {
    return "%nFLAGGED: %d bits from the earlier certificate %d"
        .formatted(flag.distance(), flag.older());
  }

  /** Of basis points. */
  static String percent(int points) {
    return points % 100 == 0
        ? points / 100 + " %"
        : "%d.%02d %%".formatted(points / 100, points % 100);
  }

  static Map<String, Object> json(CertificateView view) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("certificate", view.certificate());
    json.put("holder", view.holder().hex());
    json.put("creator", view.creator().hex());
    json.put("parentsShare", view.parentsShare());
    json.put("lineageSealed", view.isSealed());
    json.put("standing", view.standing().name().toLowerCase(Locale.ROOT));
    view.nearest()
        .ifPresent(
            flag ->
                json.put("nearest", Map.of("older", flag.older(), "distance", flag.distance())));
    return json;
  }
}
