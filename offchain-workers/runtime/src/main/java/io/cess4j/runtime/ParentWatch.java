package io.cess4j.runtime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends the worker when standard input closes: what started it is gone, even where that died by kill
 * -9.
 */
final class ParentWatch {

  private ParentWatch() {}

  static void start(InputStream input, Runnable ended) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              drain(input);
              ended.run();
            });
  }

  private static void drain(InputStream input) {
    try {
      input.skipNBytes(Long.MAX_VALUE);
    } catch (IOException closed) {
      // The end that we wait for.
    }
  }
}
