package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Works and codes drawn at random; the seed is on standard output. */
final class Drawn {
  private final SplittableRandom random;

  Drawn(long seed) {
    System.out.println("seed " + seed);
    this.random = new SplittableRandom(seed);
  }

  Code256 code() {
    return new Code256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** The code with so many different bits turned. */
  Code256 near(Code256 code, int bits) {
    byte[] bytes = code.bytes();
    boolean[] turned = new boolean[Code256.BITS];
    for (int i = 0; i < bits; ) {
      int bit = random.nextInt(Code256.BITS);
      if (!turned[bit]) {
        turned[bit] = true;
        bytes[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        i++;
      }
    }
    return Code256.of(bytes);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Description description(MediaType type, int views) {
    List<View> drawn = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      drawn.add(new View("view-" + i, code()));
    }
    byte[] evidence = new byte[random.nextInt(40)];
    random.nextBytes(evidence);
    return new Description(type, "drawn/1", 80, drawn, evidence);
  }

  /** With one to four views; the hash says the number. */
  Work work(int number) {
    return new Work("work " + number, hash(number), description(MediaType.IMAGE, 1 + below(4)));
  }

  static byte[] hash(int number) {
    return ByteBuffer.allocate(32).putInt(number).putInt(~number).putLong(16, number).array();
  }

  /** A suspect of one view. */
  static Description suspect(Code256 code) {
    return new Description(
        MediaType.IMAGE, "drawn/1", 80, List.of(new View("whole", code)), new byte[0]);
  }
}
