package io.cess4j.fingerprint.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A text that can be read from its start as often as needed, without being held in memory. */
@FunctionalInterface
public interface TextSource {
  /** Opens it at its first character; the caller closes it. */
  Reader open() throws IOException;

  /** A text that is in memory already. */
  static TextSource of(CharSequence text) {
    return () -> new StringReader(text.toString());
  }
}
