package io.cess4j.fingerprint.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much a term tells: the inverse document frequency (Spärck Jones 1972) in each language, in
 * eighths of a bit, and what texts of the language have in common on average.
 *
 * <p>Format, big-endian: {@code "CTW1"}, languages (byte), then for each its BCP 47 code (UTF), the
 * weight of a term that is not listed (byte), 256 components of the common vector (shorts, {@link
 * TermVector#COMMON_SCALE} = the length of a text's vector), terms (int), then for each the
 * difference of its 32-bit hash to the one before (7 bits a byte, low first) and its weight (byte).
 */
public final class TermWeights {
  private static final int MAGIC = 0x43545731;
  private static final int MAX_TERMS = 1 << 20;

  /** Of a term of which nothing is known, in a language of which nothing is known. */
  private static final Table NONE = new Table(44, new short[256], new int[0], new byte[0]);

  private final Map<Language, Table> tables;

  private TermWeights(Map<Language, Table> tables) {
    this.tables = tables;
  }

  /** The table in the library's jar. */
  public static TermWeights shipped() {
    return Shipped.WEIGHTS;
  }

  /** Reads the format above. */
  public static TermWeights read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new IOException("Not a table of terms: %x".formatted(magic));
    }
    Map<Language, Table> tables = new EnumMap<>(Language.class);
    for (int count = in.readUnsignedByte(); count > 0; count--) {
      String code = in.readUTF();
      Language language =
          Arrays.stream(Language.values())
              .filter(each -> each.code().equals(code))
              .findFirst()
              .orElseThrow(() -> new IOException("A language that is unknown here: " + code));
      tables.put(language, Table.read(in));
    }
    return new TermWeights(tables);
  }

  /** Weight of a term by its hash, 0 (every text has it) to 255. */
  int of(long hash, Language language) {
    Table table = tables.getOrDefault(language, NONE);
    int index = Arrays.binarySearch(table.hashes, key(hash));
    return index >= 0 ? table.weights[index] & 0xff : table.unlisted;
  }

  /** What texts of the language have in common. */
  short[] common(Language language) {
    return tables.getOrDefault(language, NONE).common;
  }

  /** What of a term's hash the table keeps; in the order of signed integers. */
  public static int key(String term) {
    return key(TermHash.of(term));
  }

  private static int key(long hash) {
    return (int) (hash >>> 32);
  }

  private record Table(int unlisted, short[] common, int[] hashes, byte[] weights) {
    static Table read(DataInputStream in) throws IOException {
      int unlisted = in.readUnsignedByte();
      short[] common = new short[256];
      for (int i = 0; i < common.length; i++) {
        common[i] = in.readShort();
      }
      int terms = in.readInt();
      if (terms < 0 || terms > MAX_TERMS) {
        throw new IOException("A table of " + terms + " terms");
      }
      int[] hashes = new int[terms];
      byte[] weights = new byte[terms];
      int last = Integer.MIN_VALUE;
      for (int i = 0; i < terms; i++) {
        last += readVariable(in);
        hashes[i] = last;
        weights[i] = in.readByte();
      }
      return new Table(unlisted, common, hashes, weights);
    }

    private static int readVariable(DataInputStream in) throws IOException {
      int value = 0;
      for (int shift = 0; shift < 35; shift += 7) {
        int next = in.readUnsignedByte();
        value |= (next & 0x7f) << shift;
        if (next < 0x80) {
          return value;
        }
      }
      throw new IOException("A number of more than 32 bits");
    }
  }

  private static final class Shipped {
    private static final TermWeights WEIGHTS = load();

    private static TermWeights load() {
      try (InputStream stream = TermWeights.class.getResourceAsStream("terms.bin")) {
        if (stream == null) {
          throw new IllegalStateException("terms.bin is not in the library's jar: rebuild it");
        }
        return read(new BufferedInputStream(stream));
      } catch (IOException e) {
        throw new UncheckedIOException("terms.bin is damaged: rebuild the jar", e);
      }
    }
  }
}
