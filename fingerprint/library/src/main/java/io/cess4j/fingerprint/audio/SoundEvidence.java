package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.media.MediaException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that two sounds are aligned by. Of a sound with more stretches than are registered only
 * those of the registered stretches are kept: at most 1.4 MB of six hours.
 *
 * <p>Format, big-endian: version (byte, 1), runs (int), then for each run its first frame (int),
 * its frames (int) and two longs a frame; runs in order, without overlap.
 *
 * @param runs which frames, in order
 */
record SoundEvidence(List<Run> runs) {
  private static final byte VERSION = 1;
  private static final int MOST_RUNS = 1 << 12;
  private static final int MOST_FRAMES = 1 << 20;

  /**
   * Frames without a gap.
   *
   * @param words two a frame
   */
  record Run(int start, long[] words) {
    int end() {
      return start + words.length / AlignmentWords.LONGS;
    }
  }

  SoundEvidence {
    runs = List.copyOf(runs);
  }

  /** Keeps the frames in which the given stretches lie. */
  static SoundEvidence of(long[] words, List<Stretch> stretches) {
    List<Run> runs = new ArrayList<>();
    int frames = words.length / AlignmentWords.LONGS;
    int start = 0;
    int end = 0;
    for (Stretch stretch : stretches) {
      if (stretch.start() > end) {
        addRun(runs, words, start, end);
        start = stretch.start();
      }
      end = Math.max(end, Math.min(frames, stretch.start() + Stretch.FRAMES));
    }
    addRun(runs, words, start, end);
    return new SoundEvidence(runs);
  }

  private static void addRun(List<Run> runs, long[] words, int start, int end) {
    if (end > start) {
      runs.add(
          new Run(
              start,
              java.util.Arrays.copyOfRange(
                  words, start * AlignmentWords.LONGS, end * AlignmentWords.LONGS)));
    }
  }

  byte[] encode() {
    int size = 1 + Integer.BYTES;
    for (Run run : runs) {
      size += 2 * Integer.BYTES + run.words().length * Long.BYTES;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size).put(VERSION).putInt(runs.size());
    for (Run run : runs) {
      bytes.putInt(run.start()).putInt(run.end() - run.start());
      for (long word : run.words()) {
        bytes.putLong(word);
      }
    }
    return bytes.array();
  }

  /**
   * @throws MediaException.Malformed if the bytes are not of the format above, to the last one
   */
  static SoundEvidence decode(byte[] evidence) {
    ByteBuffer bytes = ByteBuffer.wrap(evidence);
    if (bytes.remaining() < 5 || bytes.get() != VERSION) {
      throw new MediaException.Malformed(
          "Evidence of %d bytes is not of a sound, version 1: describe the sound again"
              .formatted(evidence.length));
    }
    int count = bytes.getInt();
    check(count > 0 && count <= MOST_RUNS, "%d runs".formatted(count));
    List<Run> runs = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < count; i++) {
      check(bytes.remaining() >= 8, "the end in the middle of run %d".formatted(i));
      int start = bytes.getInt();
      int frames = bytes.getInt();
      boolean sound =
          start >= end
              && start <= MOST_FRAMES
              && frames > 0
              && frames <= MOST_FRAMES
              && bytes.remaining() >= (long) frames * AlignmentWords.LONGS * Long.BYTES;
      check(sound, "run %d from frame %d with %d frames".formatted(i, start, frames));
      long[] words = new long[frames * AlignmentWords.LONGS];
      bytes.asLongBuffer().get(words);
      bytes.position(bytes.position() + words.length * Long.BYTES);
      end = start + frames;
      runs.add(new Run(start, words));
    }
    check(!bytes.hasRemaining(), "%d bytes too many".formatted(bytes.remaining()));
    return new SoundEvidence(runs);
  }

  private static void check(boolean sound, String wrong) {
    if (!sound) {
      throw new MediaException.Malformed(
          "Evidence of a sound has " + wrong + ": describe the sound again");
    }
  }

  /** The run in which a frame lies, or the nearest before it. */
  Run around(int frame) {
    Run found = runs.getFirst();
    for (Run run : runs) {
      if (run.start() <= frame) {
        found = run;
      }
    }
    return found;
  }
}
