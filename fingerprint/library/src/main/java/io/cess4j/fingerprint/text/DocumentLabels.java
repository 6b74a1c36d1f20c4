package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.iscc.Labels;
import org.apache.tika.metadata.Metadata;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Title and description among a document's metadata, in the order in which iscc-sdk asks. */
final class DocumentLabels {
  private static final String[] TITLES = {
    "iscc_name", "custom:iscc_name", "pdf:docinfo:title", "dc:title"
  };
  private static final String[] DESCRIPTIONS = {
    "iscc_description", "custom:iscc_description", "pdf:docinfo:subject", "dc:description"
  };
  private static final String[] METAS = {"iscc_meta", "custom:iscc_meta"};

  private DocumentLabels() {}

  static Labels of(Metadata metadata) {
    String title = first(metadata, TITLES);
    String description = first(metadata, DESCRIPTIONS);
    return new Labels(
        title == null ? "" : title, description == null ? "" : description, first(metadata, METAS));
  }

  private static @Nullable String first(Metadata metadata, String[] names) {
    for (String name : names) {
      String value = metadata.get(name);
      if (value != null) {
        // Publishers put markup into descriptions.
        String plain = Jsoup.parse(value).text().strip();
        if (!plain.isEmpty()) {
          return plain;
        }
      }
    }
    return null;
  }
}
