package io.cess4j.fingerprint.evaluation.text;

import io.cess4j.fingerprint.evaluation.Attack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What is done to texts. Words that are put in come from texts that are no works under test, and
 * are drawn as often as they stand there.
 */
public final class TextAttacks {
  private static final int CHUNK = 5;

  private final List<String> texts;

  /**
   * @param texts that words and passages are taken from
   */
  public TextAttacks(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /** All of them; targets name the groups. */
  public List<Attack<String>> all() {
    return List.of(
        Attack.of(
            "delete 20 % of the words", "delete-20", (text, random) -> delete(text, .2, random)),
        Attack.of(
            "delete 30 % of the words", "delete-30", (text, random) -> delete(text, .3, random)),
        Attack.of(
            "substitute 20 % of the words",
            "substitute-20", (text, random) -> substitute(text, .2, random)),
        Attack.of(
            "substitute 30 % of the words",
            "substitute-30", (text, random) -> substitute(text, .3, random)),
        Attack.of(
            "substitute 50 % of the words",
            "substitute-50", (text, random) -> substitute(text, .5, random)),
        Attack.of("shuffle pieces of 5 words", "shuffle", TextAttacks::shuffle),
        Attack.of("a half of it", "half", (text, random) -> part(text, .5, random)),
        Attack.of("70 % of it", "half", (text, random) -> part(text, .7, random)),
        Attack.of("a quarter of it", "quarter", (text, random) -> part(text, .25, random)),
        Attack.of("with 30 % of another text", "more", (text, random) -> more(text, .3, random)),
        Attack.of("with as much of another text", "more", (text, random) -> more(text, 1, random)),
        Attack.of("upper case, no punctuation", "form", (text, random) -> plain(text)),
        Attack.of(
            "typing errors in 5 % of the words",
            "typing", (text, random) -> type(text, .05, random)),
        Attack.of(
            "typing errors in 15 % of the words",
            "typing", (text, random) -> type(text, .15, random)),
        Attack.of("Cyrillic letters that look Latin", "homoglyphs", TextAttacks::homoglyphs),
        Attack.of("invisible characters", "homoglyphs", TextAttacks::invisible),
        Attack.of(
            "delete 10 %, substitute 10 %, a half of it",
            "combined",
            (text, random) -> part(substitute(delete(text, .1, random), .1, random), .5, random)));
  }

  private static String delete(String text, double share, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    return pieces.text(
        pieces.list().stream().filter(piece -> random.nextDouble() >= share).toList());
  }

  private String substitute(String text, double share, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    List<String> others = other(text, random).list();
    return pieces.text(
        pieces.list().stream()
            .map(
                piece ->
                    random.nextDouble() < share ? others.get(random.nextInt(others.size())) : piece)
            .toList());
  }

  /** Another text of the same kind of script. */
  private Pieces other(String text, RandomGenerator random) {
    String between = Pieces.of(text).between();
    Pieces other = Pieces.of(text);
    for (int attempt = 0; attempt < texts.size(); attempt++) {
      String drawn = texts.get(random.nextInt(texts.size()));
      other = Pieces.of(drawn);
      if (!drawn.equals(text) && other.between().equals(between)) {
        break;
      }
    }
    return other;
  }

  private static String shuffle(String text, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    List<List<String>> chunks = new ArrayList<>();
    for (int start = 0; start < pieces.list().size(); start += CHUNK) {
      chunks.add(pieces.list().subList(start, Math.min(pieces.list().size(), start + CHUNK)));
    }
    for (int i = chunks.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      List<String> chunk = chunks.set(j, chunks.get(i));
      chunks.set(i, chunk);
    }
    return pieces.text(chunks.stream().flatMap(List::stream).toList());
  }

  private static String part(String text, double share, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    int length = Math.max(1, (int) (pieces.list().size() * share));
    int start = random.nextInt(pieces.list().size() - length + 1);
    return pieces.text(pieces.list().subList(start, start + length));
  }

  private String more(String text, double share, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    Pieces other = other(text, random);
    List<String> longer = new ArrayList<>(pieces.list());
    int length = (int) (pieces.list().size() * share);
    List<String> added = other.list().subList(0, Math.min(other.list().size(), length));
    longer.addAll(random.nextBoolean() ? 0 : longer.size(), added);
    return pieces.text(longer);
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("\\p{Punct}+", " ");
  }

  private static String type(String text, double share, RandomGenerator random) {
    Pieces pieces = Pieces.of(text);
    return pieces.text(
        pieces.list().stream()
            .map(piece -> random.nextDouble() < share ? mistyped(piece, random) : piece)
            .toList());
  }

  /** A letter left out, doubled, another one, or two exchanged. */
  private static String mistyped(String word, RandomGenerator random) {
    if (word.length() < 2) {
      return "";
    }
    int place = random.nextInt(word.length() - 1);
    String before = word.substring(0, place);
    String after = word.substring(place + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + word.charAt(place) + word.charAt(place) + after;
      case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
      default -> before + after.charAt(0) + word.charAt(place) + after.substring(1);
    };
  }

  private static String homoglyphs(String text, RandomGenerator random) {
    String latin = "aeopcyx";
    String cyrillic = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445";
    StringBuilder disguised = new StringBuilder(text.length());
    for (char letter : text.toCharArray()) {
      int index = latin.indexOf(letter);
      disguised.append(index >= 0 && random.nextBoolean() ? cyrillic.charAt(index) : letter);
    }
    return disguised.toString();
  }

  /** Zero-width spaces and soft hyphens within one word in five or so. */
  private static String invisible(String text, RandomGenerator random) {
    StringBuilder disguised = new StringBuilder(text.length() * 2);
    text.codePoints()
        .forEach(
            point -> {
              disguised.appendCodePoint(point);
              if (Character.isLetter(point) && random.nextInt(20) == 0) {
                disguised.append(random.nextBoolean() ? '\u200b' : '\u00ad');
              }
            });
    return disguised.toString();
  }
}
