package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.xml.sax.SAXException;

/** Reads one document, and says in our words why it cannot be read. */
final class Reading implements Callable<ExtractedText> {
  /** Beyond it PDFBox unpacks into a temporary file. */
  private static final long PDF_MEMORY = 64 << 20;

  private final Path file;
  private final String mimeType;
  private final Parser reader;
  private final MediaLimits limits;

  Reading(Path file, String mimeType, Parser reader, MediaLimits limits) {
    this.file = file;
    this.mimeType = mimeType;
    this.reader = reader;
    this.limits = limits;
  }

  Object name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public ExtractedText call() {
    long deadline = System.nanoTime() + limits.decodingTime().toNanos();
    BoundedText text = new BoundedText(limits.characters(), deadline);
    Metadata metadata = new Metadata();
    try (TikaInputStream stream = TikaInputStream.get(file, metadata)) {
      SecureContentHandler guarded = new SecureContentHandler(text, stream);
      try {
        reader.parse(stream, new BodyContentHandler(guarded), metadata, context());
      } catch (SAXException e) {
        guarded.throwIfCauseOf(e);
        throw e;
      }
    } catch (SAXException | IOException | TikaException | RuntimeException e) {
      throw explained(e);
    } catch (LinkageError e) {
      // Of Tika's dependencies only those are installed that ordinary documents need.
      throw new MediaException.NoDecoder(
          "%s (%s) has something in it that nothing installed reads (%s): save it without"
              .formatted(name(), mimeType, e.getMessage()));
    } catch (OutOfMemoryError e) {
      // All of it was this reading's, and is free again.
      throw new MediaException.TooLarge(
          "%s (%s) takes more memory than there is (%d MiB): split it, or give Java more"
              .formatted(name(), mimeType, Runtime.getRuntime().maxMemory() >> 20));
    } catch (StackOverflowError e) {
      throw new MediaException.TooLarge(
          "%s (%s) is nested too deeply to be read: flatten it".formatted(name(), mimeType));
    }
    return new ExtractedText(mimeType, text.toString(), DocumentLabels.of(metadata));
  }

  private static ParseContext context() {
    OfficeParserConfig office = new OfficeParserConfig();
    // The other way holds the whole document as objects.
    office.setUseSAXDocxExtractor(true);
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setMaxMainMemoryBytes(PDF_MEMORY);
    ParseContext context = new ParseContext();
    context.set(OfficeParserConfig.class, office);
    context.set(PDFParserConfig.class, pdf);
    context.set(Parser.class, new EmptyParser());
    return context;
  }

  MediaException tooSlow() {
    return new MediaException.TooLarge(
        "%s (%s) could not be read within %s: save it in another format"
            .formatted(name(), mimeType, limits.decodingTime()));
  }

  private MediaException explained(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundedText.TooLong) {
        return new MediaException.TooLarge(
            "%s (%s) has more than %d characters of text: split it"
                .formatted(name(), mimeType, limits.characters()));
      }
      if (cause instanceof BoundedText.TooSlow) {
        return tooSlow();
      }
      if (cause instanceof EncryptedDocumentException) {
        return new MediaException.Malformed(
            "%s (%s) is protected by a password: remove it".formatted(name(), mimeType), failure);
      }
      if (isBomb(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))) {
        return new MediaException.TooLarge(
            "%s (%s) unpacks to far more, or is nested far deeper, than a document of its size: %s"
                .formatted(name(), mimeType, cause.getMessage()));
      }
    }
    return new MediaException.Malformed(
        "%s is no %s that can be read (%s): open it and save it anew"
            .formatted(name(), mimeType, failure.getMessage()),
        failure);
  }

  /**
   * Words of Tika's and POI's guards, and the codes under which the JDK's parser has its limits.
   */
  private static boolean isBomb(String message) {
    return message.contains("zip bomb") || message.contains("jaxp000100");
  }
}
