package io.cess4j.fingerprint.text;

import java.util.Map;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.jspecify.annotations.Nullable;

/**
 * The documents that are read, each by one of Tika's readers. Named one by one: the service loader
 * would take whatever lies on the class path.
 */
final class Formats {
  static final String PDF = "application/pdf";

  private static final Map<String, Parser> READERS =
      Map.ofEntries(
          Map.entry(PDF, new PDFParser()),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              new OOXMLParser()),
          Map.entry("application/vnd.oasis.opendocument.text", new OpenDocumentParser()),
          Map.entry("application/epub+zip", new EpubParser()),
          Map.entry("application/rtf", new RTFParser()),
          Map.entry("text/rtf", new RTFParser()),
          Map.entry("text/html", new JSoupParser()),
          Map.entry("application/xhtml+xml", new JSoupParser()),
          Map.entry("application/xml", new DcXMLParser()),
          Map.entry("text/xml", new DcXMLParser()),
          Map.entry("application/json", new TXTParser()));

  private static final Parser PLAIN = new TXTParser();

  private Formats() {}

  /** The reader of a type, null if there is none. */
  static @Nullable Parser reader(String mimeType) {
    Parser reader = READERS.get(mimeType);
    return reader == null && mimeType.startsWith("text/") ? PLAIN : reader;
  }

  /** Whether the format is a zip of parts. */
  static boolean isZipped(String mimeType) {
    Parser reader = reader(mimeType);
    return reader instanceof OOXMLParser
        || reader instanceof OpenDocumentParser
        || reader instanceof EpubParser;
  }

  /** Whether the reader keeps the whole document as a tree of nodes, some fifty times its size. */
  static boolean isTree(String mimeType) {
    return reader(mimeType) instanceof JSoupParser;
  }
}
