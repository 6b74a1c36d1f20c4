package io.cess4j.fingerprint.work;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two works, the newer one near a part of the older one, with proofs of all their views, for the
 * contract that checks them (CopyChallenges). Everything follows from a fixed seed; run {@link
 * #main} with the file's path after a change of format.
 */
final class ViewVectors {
  private static final long SEED = 0xce55;
  private static final String ALGORITHM = "mdrc-image/1";
  private static final HexFormat HEX = HexFormat.of();

  /** Of the newer work's whole, from the older one's view 11. */
  private static final int DIFFERING_BITS = 40;

  private ViewVectors() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  /**
   * JSON with 0x-hex. 41 views leave nodes without a partner on several levels; 1 view has no tree.
   */
  static String text() {
    Random random = new Random(SEED);
    List<View> older = views(random, 41);
    Code256 copied = near(older.get(11).code(), DIFFERING_BITS);
    List<View> newer = List.of(new View("whole", copied));
    return "{\n\"algorithm\": \"%s\",\n\"older\": %s,\n\"newer\": %s\n}\n"
        .formatted(ALGORITHM, work(older), work(newer));
  }

  private static String work(List<View> views) {
    Description description = new Description(MediaType.IMAGE, ALGORITHM, 100, views, new byte[0]);
    ViewTree tree = new ViewTree(description);
    String proofs =
        IntStream.range(0, views.size())
            .mapToObj(i -> proof(tree.proof(i)))
            .collect(Collectors.joining(",\n"));
    return "{\"root\": \"0x%s\", \"views\": [\n%s\n]}"
        .formatted(HEX.formatHex(tree.root()), proofs);
  }

  private static String proof(ViewProof proof) {
    String siblings =
        proof.siblings().stream()
            .map(sibling -> "\"0x" + HEX.formatHex(sibling) + "\"")
            .collect(Collectors.joining(", "));
    return "{\"index\": %d, \"code\": \"0x%s\", \"siblings\": [%s]}"
        .formatted(proof.index(), proof.code().hex(), siblings);
  }

  private static List<View> views(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> new View("view-" + i, code(random))).toList();
  }

  private static Code256 code(Random random) {
    return new Code256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static Code256 near(Code256 code, int bits) {
    byte[] bytes = code.bytes();
    for (int i = 0; i < bits; i++) {
      bytes[i * 6 / 8] ^= (byte) (1 << (i * 6 % 8));
    }
    return Code256.of(bytes);
  }
}
