package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.TypeDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.parser.Parser;

/**
 * Reads the text of documents: plain text in any charset, HTML, docx, odt, epub, rtf, PDF. Uses
 * Apache Tika as iscc-sdk does, so that the Text-Codes agree; what is embedded in a document
 * (pictures, other documents) is a work of its own and not read.
 */
public final class TextExtractor {
  /** Markup that is kept as a tree takes up to half a gigabyte of memory. */
  private static final long LARGEST_TREE = 8 << 20;

  /** Characters of text that a byte of it stands for where the limits allow less than usual. */
  private static final long CHARACTERS_A_BYTE = 8;

  private final MediaLimits limits;
  private final TypeDetector types = new TypeDetector();

  public TextExtractor(MediaLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document.
   *
   * @throws MediaException.NoDecoder if its format is not among those above
   * @throws MediaException.TooLarge if it has more text, takes more time or unpacks to more than
   *     the limits allow
   * @throws MediaException.Malformed if it is damaged or protected by a password
   * @throws MediaException.TooPlain if there is no text in it, as in a scanned PDF
   * @throws UncheckedIOException if the file cannot be read
   */
  public ExtractedText extract(Path file) {
    String mimeType = types.detect(file).mimeType();
    Parser reader = Formats.reader(mimeType);
    if (reader == null) {
      throw new MediaException.NoDecoder(
          "%s is %s, of which no text can be read: save it as docx, odt, epub, rtf, html, pdf or txt"
              .formatted(file.getFileName(), mimeType));
    }
    requireTreeFits(file, mimeType);
    if (Formats.isZipped(mimeType)) {
      PackedParts.requireModest(file, limits);
    }
    ExtractedText text = inTime(new Reading(file, mimeType, reader, limits));
    if (text.text().isBlank()) {
      throw new MediaException.TooPlain(
          file.getFileName() + " has no text in it: is it a scan? Then register its pictures");
    }
    return text;
  }

  private void requireTreeFits(Path file, String mimeType) {
    long largest = Math.min(LARGEST_TREE, limits.characters() / CHARACTERS_A_BYTE);
    try {
      if (Formats.isTree(mimeType) && Files.size(file) > largest) {
        throw new MediaException.TooLarge(
            "%s has %d bytes of HTML; more than %d are not read: save it as plain text"
                .formatted(file.getFileName(), Files.size(file), largest));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": check that it exists", e);
    }
  }

  /**
   * A reader that turns in circles without giving any text cannot be stopped, only left behind: it
   * runs in a thread of its own, which does not keep the process alive.
   */
  private ExtractedText inTime(Reading reading) {
    FutureTask<ExtractedText> task = new FutureTask<>(reading);
    Thread.ofPlatform().daemon().name("text-extraction").start(task);
    try {
      return task.get(limits.decodingTime().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw reading.tooSlow();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading " + reading.name(), e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
