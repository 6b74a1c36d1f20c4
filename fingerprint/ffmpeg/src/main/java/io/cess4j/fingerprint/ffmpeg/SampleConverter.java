package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decoded samples, whatever they are coded in, as interleaved 16-bit ones with the rate and the
 * channels of the first frame.
 */
final class SampleConverter implements AutoCloseable {
  private static final int MOST_CHANNELS = 64;
  private static final int MOST_SAMPLES_A_SECOND = 768_000;

  private final String name;
  private final int sampleRate;
  private final int channels;
  private final AVChannelLayout layout = new AVChannelLayout();
  private @Nullable SwrContext context;
  private int format = -1;
  private int rate;
  private int channelsIn;

  SampleConverter(String name, AVFrame first) {
    this.name = name;
    this.sampleRate = first.sample_rate();
    this.channels = first.ch_layout().nb_channels();
    if (sampleRate < 1
        || sampleRate > MOST_SAMPLES_A_SECOND
        || channels < 1
        || channels > MOST_CHANNELS) {
      throw new MediaException.Malformed(
          "%s claims %d channels of %d samples a second: check that it plays"
              .formatted(name, channels, sampleRate));
    }
    avutil.av_channel_layout_copy(layout, first.ch_layout());
  }

  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return channels;
  }

  short[] convert(AVFrame frame) {
    SwrContext resampler = contextFor(frame);
    int most =
        (int)
            avutil.av_rescale_rnd(
                swresample.swr_get_delay(resampler, rate) + frame.nb_samples(),
                sampleRate,
                rate,
                avutil.AV_ROUND_UP);
    return convert(resampler, frame.extended_data(), frame.nb_samples(), most);
  }

  /** What the resampler still holds. */
  short[] rest() {
    SwrContext resampler = context;
    if (resampler == null) {
      return new short[0];
    }
    int most = (int) swresample.swr_get_delay(resampler, sampleRate) + 1;
    return convert(resampler, null, 0, most);
  }

  private short[] convert(
      SwrContext resampler, @Nullable PointerPointer<?> input, int samples, int most) {
    if (most <= 0) {
      return new short[0];
    }
    try (ShortPointer target = new ShortPointer((long) most * channels);
        PointerPointer<ShortPointer> planes = new PointerPointer<>(1)) {
      planes.put(0, target);
      int count = swresample.swr_convert(resampler, planes, most, input, samples);
      if (count < 0) {
        throw new MediaException.Malformed(
            name + ": samples cannot be converted: " + FfmpegError.text(count));
      }
      short[] converted = new short[count * channels];
      target.get(converted);
      return converted;
    }
  }

  private SwrContext contextFor(AVFrame frame) {
    SwrContext existing = context;
    if (existing != null
        && frame.format() == format
        && frame.sample_rate() == rate
        && frame.ch_layout().nb_channels() == channelsIn) {
      return existing;
    }
    free();
    format = frame.format();
    rate = frame.sample_rate();
    channelsIn = frame.ch_layout().nb_channels();
    try (PointerPointer<SwrContext> holder = new PointerPointer<>(1)) {
      holder.put(0, (Pointer) null); // what it points to is used where it points to something
      int code =
          swresample.swr_alloc_set_opts2(
              holder,
              layout,
              avutil.AV_SAMPLE_FMT_S16,
              sampleRate,
              frame.ch_layout(),
              format,
              rate,
              0,
              null);
      SwrContext made = holder.get(SwrContext.class, 0);
      if (code >= 0) {
        code = swresample.swr_init(made);
      }
      context = made;
      if (code < 0) {
        free();
        throw new MediaException.Malformed(
            name + " changes to samples that cannot be converted: " + FfmpegError.text(code));
      }
      return made;
    }
  }

  private void free() {
    if (context != null) {
      swresample.swr_free(context);
      context = null;
    }
  }

  @Override
  public void close() {
    free();
    avutil.av_channel_layout_uninit(layout);
    layout.close();
  }
}
