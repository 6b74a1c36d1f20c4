package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.iscc.Labels;

/**
 * What can be read in a document.
 *
 * @param mimeType what the document is by its content
 * @param text without markup
 * @param labels title, description and further metadata that the document carries
 */
public record ExtractedText(String mimeType, String text, Labels labels) {
  private static final int SDK_LENGTH = 500_000;

  /**
   * The part of the text that iscc-sdk hashes: of a PDF all, of other documents the first 500,000
   * UTF-16 characters. Only with the same part a long work gets the same Text-Code.
   */
  public String isccText() {
    return mimeType.equals(Formats.PDF) || text.length() <= SDK_LENGTH
        ? text
        : text.substring(0, SDK_LENGTH);
  }
}
