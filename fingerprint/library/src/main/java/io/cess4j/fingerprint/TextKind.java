package io.cess4j.fingerprint;

import io.cess4j.fingerprint.iscc.TextCode;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.text.ExtractedText;
import io.cess4j.fingerprint.text.LatentSpace;
import io.cess4j.fingerprint.text.TextDescriber;
import io.cess4j.fingerprint.text.TextExtractor;
import io.cess4j.fingerprint.text.TextSource;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/** Texts and documents. */
final class TextKind implements WorkKind {
  private final TextExtractor extractor;
  private final Describer<TextSource> describer;
  private final LatentSpace space;

  TextKind(MediaLimits limits) {
    this.extractor = new TextExtractor(limits);
    this.describer = new TextDescriber(limits);
    this.space = new LatentSpace(limits);
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    ExtractedText text = extractor.extract(file);
    findings.unit("ISCC Meta-Code", () -> text.labels().code(file).unit());
    findings.unit("ISCC Text-Code", () -> TextCode.ofDocument(text.isccText()).unit());
    findings.describe(describer, TextSource.of(text.text()));
    findings.part(
        "topic",
        () -> space.topic(TextSource.of(text.text())),
        topic -> findings.topic = topic.orElse(null));
  }

  @Override
  public Describer<TextSource> describer() {
    return describer;
  }
}
