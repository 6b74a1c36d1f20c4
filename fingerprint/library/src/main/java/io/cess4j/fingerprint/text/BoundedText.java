package io.cess4j.fingerprint.text;

import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects characters up to a limit and for a limited time. */
final class BoundedText extends DefaultHandler {
  private static final long MOST = Integer.MAX_VALUE - 16;

  private final StringBuilder text = new StringBuilder();
  private final long mostCharacters;
  private final long deadline;

  /**
   * @param deadline as {@link System#nanoTime()} tells time
   */
  BoundedText(long mostCharacters, long deadline) {
    this.mostCharacters = Math.min(mostCharacters, MOST);
    this.deadline = deadline;
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (text.length() + (long) length > mostCharacters) {
      throw new TooLong();
    }
    if (System.nanoTime() - deadline > 0) {
      throw new TooSlow();
    }
    text.append(characters, start, length);
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
    characters(characters, start, length);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** More characters than allowed. */
  static final class TooLong extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  /** More time than allowed. */
  static final class TooSlow extends SAXException {
    private static final long serialVersionUID = 1L;
  }
}
