package io.cess4j.example.kit;

/** Names, titles and licences come from strangers, and terminals obey what is not a letter. */
final class Printable {
  private Printable() {}

  /** The words with a question mark for whatever steers a terminal; lines stay lines. */
  static String of(String words) {
    return words.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n]]", "?");
  }
}
