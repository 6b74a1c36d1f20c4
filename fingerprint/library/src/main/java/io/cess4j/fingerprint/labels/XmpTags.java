package io.cess4j.fingerprint.labels;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Properties of an XMP packet (ISO 16684-1): of each its text, or of a list its first item; of
 * alternatives in several languages the one marked as default. Keys are {@code namespace#name}.
 */
final class XmpTags {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    XML.setXMLReporter(
        (message, type, information, location) -> {}); // else it writes on the console
  }

  private final Map<String, String> tags = new HashMap<>();
  private int depth;
  private int describedAt = Integer.MAX_VALUE;
  private @Nullable String property;
  private boolean inDefault;
  private final StringBuilder text = new StringBuilder();

  private XmpTags() {}

  /** What was read before a packet ends or breaks. */
  static Map<String, String> of(byte[] packet) {
    XmpTags tags = new XmpTags();
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(packet));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> tags.begin(reader);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              tags.text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> tags.end(reader);
          default -> {}
        }
      }
    } catch (XMLStreamException damaged) {
      // A broken packet says no more.
    }
    return tags.tags;
  }

  private void begin(XMLStreamReader reader) {
    depth++;
    text.setLength(0);
    boolean rdf = RDF.equals(reader.getNamespaceURI());
    if (rdf && reader.getLocalName().equals("Description") && property == null) {
      describedAt = depth;
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String key = reader.getAttributeNamespace(i) + "#" + reader.getAttributeLocalName(i);
        tags.putIfAbsent(key, reader.getAttributeValue(i));
      }
    } else if (depth == describedAt + 1) {
      property = reader.getNamespaceURI() + "#" + reader.getLocalName();
    } else if (rdf && reader.getLocalName().equals("li")) {
      inDefault =
          "x-default"
              .equals(reader.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"));
    }
  }

  private void end(XMLStreamReader reader) {
    boolean item = RDF.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("li");
    if (property != null && (item || depth == describedAt + 1)) {
      String value = text.toString().strip();
      if (inDefault && item) {
        tags.put(property, value);
      } else if (!value.isEmpty()) {
        tags.putIfAbsent(property, value);
      }
    }
    text.setLength(0);
    if (depth == describedAt + 1) {
      property = null;
    } else if (depth == describedAt) {
      describedAt = Integer.MAX_VALUE;
    }
    inDefault = inDefault && !item;
    depth--;
  }
}
