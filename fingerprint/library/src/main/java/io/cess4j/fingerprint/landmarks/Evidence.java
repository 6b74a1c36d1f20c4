package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.image.GrayPicture;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.Picture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The landmarks of a picture, at most {@value #MOST}: about 10 kB by which a copy is told from a
 * picture that is merely like it. Made in integers, so that everybody gets the same bytes.
 *
 * <p>Format, big-endian: {@code "CLM1"}; width and height of the first level (2 bytes each); count
 * (2); then for each landmark x, y in 16ths of a pixel (2 each), level (1), angle (1), descriptor
 * (32).
 */
public final class Evidence {
  /** Landmarks of one picture. */
  public static final int MOST = 256;

  static final int UNITS = 16;

  private static final int MAGIC = 0x434c4d31;
  private static final int HEADER = 10;
  private static final int RECORD = 38;

  /** Share of the landmarks that each coarser level gets of what the one before had. */
  private static final double DECAY = 0.8;

  private final int width;
  private final int height;
  private final List<Landmark> landmarks;

  private Evidence(int width, int height, List<Landmark> landmarks) {
    this.width = width;
    this.height = height;
    this.landmarks = List.copyOf(landmarks);
  }

  /** Finds a picture's landmarks; a plain one has none. */
  public static Evidence of(Picture picture) {
    Pyramid pyramid = new Pyramid(picture);
    List<Landmark> landmarks = new ArrayList<>();
    double left = 0;
    for (int level = 0; level < pyramid.levels(); level++) {
      left += StrictMath.pow(DECAY, level);
    }
    for (int level = 0; level < pyramid.levels(); level++) {
      // What a level does not use goes to the coarser ones.
      double weight = StrictMath.pow(DECAY, level);
      int most = (int) ((MOST - landmarks.size()) * weight / left + 0.5);
      left -= weight;
      addLevel(pyramid, level, most, landmarks);
    }
    GrayPicture first = pyramid.level(0);
    return new Evidence(first.width(), first.height(), landmarks);
  }

  private static void addLevel(Pyramid pyramid, int level, int most, List<Landmark> landmarks) {
    GrayPicture first = pyramid.level(0);
    GrayPicture picture = pyramid.level(level);
    for (Corners.Corner corner : Corners.of(picture, most)) {
      int angle = Descriptor.angle(picture, corner.x(), corner.y());
      long[] words = Descriptor.of(picture, corner.x(), corner.y(), angle);
      landmarks.add(
          new Landmark(
              onFirst(corner.x(), picture.width(), first.width()),
              onFirst(corner.y(), picture.height(), first.height()),
              level,
              angle,
              words[0],
              words[1],
              words[2],
              words[3]));
    }
  }

  /** Where a pixel's centre lies on the first level. */
  private static int onFirst(int at, int length, int first) {
    return ((2 * at + 1) * first * UNITS / length - UNITS) / 2;
  }

  /** The bytes above. */
  public byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + RECORD * landmarks.size());
    buffer.putInt(MAGIC).putShort((short) width).putShort((short) height);
    buffer.putShort((short) landmarks.size());
    for (Landmark mark : landmarks) {
      buffer.putShort((short) mark.x()).putShort((short) mark.y());
      buffer.put((byte) mark.level()).put((byte) mark.angle());
      buffer.putLong(mark.first()).putLong(mark.second());
      buffer.putLong(mark.third()).putLong(mark.fourth());
    }
    return buffer.array();
  }

  /**
   * Reads the bytes of {@link #bytes}, and no others.
   *
   * @throws MediaException.Malformed if they are of another version, or any field is out of range
   */
  public static Evidence read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.getInt() != MAGIC) {
      throw malformed(bytes.length + " bytes do not begin with CLM1");
    }
    int width = buffer.getShort() & 0xffff;
    int height = buffer.getShort() & 0xffff;
    int count = buffer.getShort() & 0xffff;
    if (Math.max(width, height) != Pyramid.LONGEST || Math.min(width, height) < 1) {
      throw malformed("a picture of %d x %d".formatted(width, height));
    }
    if (count > MOST || bytes.length != HEADER + RECORD * count) {
      throw malformed("%d bytes do not hold %d landmarks".formatted(bytes.length, count));
    }
    List<Landmark> landmarks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      landmarks.add(landmark(buffer, width, height, i));
    }
    return new Evidence(width, height, landmarks);
  }

  private static Landmark landmark(ByteBuffer buffer, int width, int height, int index) {
    Landmark mark =
        new Landmark(
            buffer.getShort() & 0xffff,
            buffer.getShort() & 0xffff,
            buffer.get() & 0xff,
            buffer.get() & 0xff,
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong());
    if (mark.x() > (width - 1) * UNITS
        || mark.y() > (height - 1) * UNITS
        || mark.level() >= Pyramid.LEVELS) {
      throw malformed(
          "landmark %d at (%d, %d) on level %d".formatted(index, mark.x(), mark.y(), mark.level()));
    }
    return mark;
  }

  private static MediaException malformed(String what) {
    return new MediaException.Malformed(
        "No evidence of landmarks: " + what + ". Make it anew from the picture");
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** How many there are; below about 20 a copy cannot be told. */
  public int size() {
    return landmarks.size();
  }

  List<Landmark> landmarks() {
    return landmarks;
  }

  /** The evidence of the mirrored picture. */
  Evidence mirrored() {
    int last = (width - 1) * UNITS;
    return new Evidence(
        width, height, landmarks.stream().map(mark -> mark.mirrored(last)).toList());
  }
}
