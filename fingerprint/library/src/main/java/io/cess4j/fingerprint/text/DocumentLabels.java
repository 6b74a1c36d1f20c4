package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.iscc.Labels;
import io.cess4j.fingerprint.labels.LabelKeys;
import java.util.List;
import org.apache.tika.metadata.Metadata;

/** Title and description among a document's metadata, in the order in which iscc-sdk asks. */
final class DocumentLabels {
  private static final LabelKeys KEYS =
      new LabelKeys(
          List.of("iscc_name", "custom:iscc_name", "pdf:docinfo:title", "dc:title"),
          List.of(
              "iscc_description",
              "custom:iscc_description",
              "pdf:docinfo:subject",
              "dc:description"),
          List.of("iscc_meta", "custom:iscc_meta"));

  private DocumentLabels() {}

  static Labels of(Metadata metadata) {
    return KEYS.of(metadata::get);
  }
}
