package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sounds as waveforms on one scale of time: a cut is seen as a shorter one. */
final class ShownSounds implements SideBySide.Shown {
  private static final int WIDTH = 600;
  private static final int HALF_HEIGHT = 60;

  /** Peaks of a second: at most 2 MB for six hours. */
  private static final int PEAKS_A_SECOND = 20;

  private final List<Integer> suspect;

  ShownSounds(Path suspect) {
    this.suspect = peaks(suspect);
  }

  @Override
  public String beside(Path work) {
    List<Integer> other = peaks(work);
    int longest = Math.max(1, Math.max(suspect.size(), other.size()));
    return SideBySide.pair(svg(suspect, longest), svg(other, longest));
  }

  /** The loudest sample of each twentieth of a second, of all channels. */
  private static List<Integer> peaks(Path file) {
    List<Integer> peaks = new ArrayList<>();
    try (PcmSource source = Sound.of(file, MediaLimits.DEFAULT).open()) {
      int samples = Math.max(1, source.sampleRate() / PEAKS_A_SECOND) * source.channels();
      short[] buffer = new short[samples];
      int peak = 0;
      int taken = 0;
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        for (int i = 0; i < count; i++) {
          peak = Math.max(peak, Math.abs(buffer[i]));
          if (++taken == samples) {
            peaks.add(peak);
            peak = 0;
            taken = 0;
          }
        }
      }
    }
    return peaks;
  }

  private static String svg(List<Integer> peaks, int longest) {
    StringBuilder bars = new StringBuilder();
    for (int x = 0; x < WIDTH; x++) {
      int from = (int) ((long) x * longest / WIDTH);
      int to = (int) Math.min(peaks.size(), (long) (x + 1) * longest / WIDTH + 1);
      int peak = 0;
      for (int i = from; i < to; i++) {
        peak = Math.max(peak, peaks.get(i));
      }
      int height = from < peaks.size() ? Math.max(1, peak * HALF_HEIGHT / Short.MAX_VALUE) : 0;
      if (height > 0) {
        bars.append("M%d %dv%d".formatted(x, HALF_HEIGHT - height, 2 * height));
      }
    }
    return """
        <svg viewBox="0 0 %d %d" width="%d" role="img"><path d="%s" stroke="#06c" fill="none"/></svg>\
        <br><small>%.1f seconds</small>"""
        .formatted(WIDTH, 2 * HALF_HEIGHT, WIDTH, bars, (double) peaks.size() / PEAKS_A_SECOND);
  }
}
