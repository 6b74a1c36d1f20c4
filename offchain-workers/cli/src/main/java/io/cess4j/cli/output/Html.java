package io.cess4j.cli.output;

/** Text of others in a page. */
public final class Html {
  private Html() {}

  /** For text and for attributes in quotes. */
  public static String escape(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
