package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Printable;
import io.cess4j.cli.output.Sizes;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Missing;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.text.Topic;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import io.cess4j.fingerprint.work.ViewTree;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A fingerprint for people and for scripts. */
final class FingerprintWords {
  private static final String TOPIC =
      "latent semantic space, for English: says related, never copied";

  private FingerprintWords() {}

  static Map<String, Object> json(Path file, Fingerprint fingerprint, boolean views) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("type", type(fingerprint));
    json.put("mimeType", fingerprint.type().mimeType());
    json.put("bytes", fingerprint.size());
    json.put("sha256", HexFormat.of().formatHex(fingerprint.sha256()));
    json.put("blake3", fingerprint.instance());
    json.put("iscc", fingerprint.iscc().text());
    json.put(
        "isccUnits",
        fingerprint.units().stream()
            .map(unit -> Map.of("unit", unitName(unit), "code", unit.text()))
            .toList());
    if (fingerprint.description() != null) {
      json.put("mdrc", mdrc(fingerprint.description(), views));
    }
    if (fingerprint.pdq() != null) {
      json.put(
          "pdq",
          Map.of("hash", fingerprint.pdq().code().hex(), "quality", fingerprint.pdq().quality()));
    }
    Topic topic = fingerprint.topic();
    if (topic != null) {
      json.put(
          "related",
          Map.of(
              "topic",
              topic.code().hex(),
              "stems",
              topic.stems(),
              "language",
              "en",
              "about",
              TOPIC));
    }
    json.put(
        "missing",
        fingerprint.missing().stream()
            .map(missing -> Map.of("part", missing.part(), "reason", missing.reason()))
            .toList());
    return json;
  }

  private static Map<String, Object> mdrc(Description description, boolean views) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", description.id().hex());
    json.put("algorithm", description.algorithm());
    json.put("quality", description.quality());
    json.put("viewsRoot", root(description));
    json.put("viewCount", description.views().size());
    if (views) {
      json.put(
          "views",
          description.views().stream()
              .map(view -> Map.of("name", view.name(), "code", view.code().hex()))
              .toList());
    }
    return json;
  }

  static String text(Path file, Fingerprint fingerprint, boolean views) {
    StringBuilder text = new StringBuilder(Printable.of(file.toString()));
    line(
        text,
        "type",
        "%s (%s), %s"
            .formatted(
                type(fingerprint), fingerprint.type().mimeType(), Sizes.of(fingerprint.size())));
    line(text, "SHA-256", HexFormat.of().formatHex(fingerprint.sha256()));
    line(text, "BLAKE3", fingerprint.instance());
    line(text, "ISCC", fingerprint.iscc().text());
    fingerprint.units().forEach(unit -> line(text, "  " + unitName(unit), unit.text()));
    Description description = fingerprint.description();
    if (description != null) {
      line(text, "MDRC", description.id().hex());
      line(
          text,
          "",
          "%s, quality %d, %d views under %s"
              .formatted(
                  description.algorithm(),
                  description.quality(),
                  description.views().size(),
                  root(description)));
      List<View> shown = views ? description.views() : List.of();
      shown.forEach(view -> line(text, "  " + Printable.of(view.name()), view.code().hex()));
    }
    if (fingerprint.pdq() != null) {
      line(
          text,
          "PDQ",
          "%s, quality %d".formatted(fingerprint.pdq().code().hex(), fingerprint.pdq().quality()));
    }
    Topic topic = fingerprint.topic();
    if (topic != null) {
      line(text, "topic", topic.code().hex());
      line(text, "", "from %d known stems; %s".formatted(topic.stems(), TOPIC));
    }
    for (Missing missing : fingerprint.missing()) {
      line(text, "no " + missing.part(), Printable.of(missing.reason()));
    }
    return text.toString();
  }

  /** What a registry keeps of the views. */
  private static String root(Description description) {
    return HexFormat.of().formatHex(new ViewTree(description).root());
  }

  static String type(Fingerprint fingerprint) {
    return fingerprint.type().type().name().toLowerCase(Locale.ROOT);
  }

  private static String unitName(IsccUnit unit) {
    return unit.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append(System.lineSeparator()).append("  %-16s %s".formatted(what, value));
  }
}
