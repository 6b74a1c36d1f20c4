package io.cess4j.fingerprint.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The language of a stretch of text by its letters and triples of letters (naive Bayes over
 * character n-grams, as Cavnar and Trenkle 1994 and Lui and Baldwin 2011), in whole numbers.
 *
 * <p>Format of the model, big-endian: {@code "CLM1"}, languages L (byte) and their BCP 47 codes
 * (UTF), n-grams N (int), then N times: the n-gram (three characters), how many languages know it
 * (byte), for each its index and its cost (bytes): -12 log2 of its share.
 */
public final class LanguageIdentifier {
  /** Cost of an n-gram that a language does not know. */
  public static final int UNSEEN = 200;

  private static final int MAGIC = 0x434c4d31;
  private static final int MAX_GRAMS = 1 << 20;

  /** N-grams looked at in a stretch; more add nothing. */
  private static final int ENOUGH = 2_048;

  /** Mean cost from which on no known language explains the text. */
  private static final int FOREIGN = 185;

  private final Language[] languages;
  private final Map<Long, byte[]> costs;

  private LanguageIdentifier(Language[] languages, Map<Long, byte[]> costs) {
    this.languages = languages;
    this.costs = costs;
  }

  /** The model in the library's jar. */
  public static LanguageIdentifier shipped() {
    return Shipped.MODEL;
  }

  /** Reads the format above. */
  public static LanguageIdentifier read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new IOException("Not a model of languages: %x".formatted(magic));
    }
    Language[] languages = new Language[in.readUnsignedByte()];
    for (int i = 0; i < languages.length; i++) {
      String code = in.readUTF();
      languages[i] =
          Arrays.stream(Language.values())
              .filter(language -> language.code().equals(code))
              .findFirst()
              .orElseThrow(() -> new IOException("The model has a language unknown here: " + code));
    }
    int grams = in.readInt();
    if (grams < 0 || grams > MAX_GRAMS) {
      throw new IOException("A model of " + grams + " n-grams");
    }
    Map<Long, byte[]> costs = HashMap.newHashMap(grams);
    for (int i = 0; i < grams; i++) {
      long gram = (long) in.readChar() << 32 | (long) in.readChar() << 16 | in.readChar();
      byte[] row = new byte[languages.length];
      Arrays.fill(row, (byte) UNSEEN);
      for (int known = in.readUnsignedByte(); known > 0; known--) {
        row[in.readUnsignedByte() % languages.length] = in.readByte();
      }
      costs.put(gram, row);
    }
    return new LanguageIdentifier(languages, costs);
  }

  /** The most likely language of the first characters. */
  public Language identify(char[] text, int length) {
    int[] sums = new int[languages.length];
    int[] count = new int[1];
    grams(
        text,
        length,
        gram -> {
          byte[] row = costs.get(gram);
          for (int i = 0; i < sums.length; i++) {
            sums[i] += row == null ? UNSEEN : row[i] & 0xff;
          }
          count[0]++;
        });
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] < sums[best] ? i : best;
    }
    return count[0] == 0 || sums[best] > FOREIGN * count[0] ? Language.UNKNOWN : languages[best];
  }

  /** Each letter, and each triple of letters and gaps, of the first 2,048 letters. */
  public static void grams(char[] text, int length, LongConsumer sink) {
    char before = ' ';
    char last = ' ';
    int seen = 0;
    for (int i = 0; i < length && seen < ENOUGH; i++) {
      char c = Character.toLowerCase(text[i]);
      boolean letter = Character.isLetter(c) || isMark(c) || Character.isSurrogate(c);
      if (!letter && last == ' ') {
        continue;
      }
      char next = letter ? c : ' ';
      if (letter) {
        sink.accept(next);
      }
      sink.accept((long) before << 32 | (long) last << 16 | next);
      before = last;
      last = next;
      seen++;
    }
  }

  /** Vowels of Indic and Semitic scripts. */
  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static final class Shipped {
    private static final LanguageIdentifier MODEL = load();

    private static LanguageIdentifier load() {
      try (InputStream stream = LanguageIdentifier.class.getResourceAsStream("languages.bin")) {
        if (stream == null) {
          throw new IllegalStateException("languages.bin is not in the library's jar: rebuild it");
        }
        return read(new java.io.BufferedInputStream(stream));
      } catch (IOException e) {
        throw new UncheckedIOException("languages.bin is damaged: rebuild the jar", e);
      }
    }
  }
}
