package io.cess4j.fingerprint.iscc;

/** What the nesting of a JSON text is, told without a parser. */
final class JsonShape {
  private JsonShape() {}

  /** How many brackets and braces are open at most. */
  static int depth(String json) {
    return scan(json, "");
  }

  /** Whether the outermost object of a text in canonical form has this key. */
  static boolean hasKey(String canonical, String key) {
    return scan(canonical, "\"" + key + "\":") < 0;
  }

  /** The depth, or -1 once this text begins at depth 1 outside of strings. */
  private static int scan(String json, String wanted) {
    int depth = 0;
    int deepest = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char character = json.charAt(i);
      if (inString) {
        if (character == '\\') {
          i++;
        } else if (character == '"') {
          inString = false;
        }
      } else if (character == '"') {
        if (depth == 1 && !wanted.isEmpty() && json.startsWith(wanted, i)) {
          return -1;
        }
        inString = true;
      } else if (character == '{' || character == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (character == '}' || character == ']') {
        depth--;
      }
    }
    return deepest;
  }
}
