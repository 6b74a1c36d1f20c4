package io.cess4j.devnet.anvil;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.process.NodeRequests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;

/**
 * Writes a running chain down now and then, so that SIGKILL costs it seconds and not itself, and
 * has anvil forget the traces of calls, which would fill the machine's memory within hours.
 */
final class StateKeeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StateKeeper.class.getName());

  /** An old chain takes long to be written: at most a tenth of the time goes there. */
  private static final long PAUSE_FACTOR = 9;

  private static final Duration END_PATIENCE = Duration.ofSeconds(5);

  private final StateFile file;
  private final NodeRequests anvil;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private StateKeeper(StateFile file, URI rpc, Duration interval) {
    this.file = file;
    this.anvil = new NodeRequests("anvil", rpc);
    this.interval = interval;
    this.thread = Thread.ofPlatform().daemon().name("chain-state").unstarted(this::live);
  }

  /**
   * Begins.
   *
   * @param interval pause between states, at least
   */
  static StateKeeper start(StateFile file, URI rpc, Duration interval) {
    StateKeeper keeper = new StateKeeper(file, rpc, interval);
    keeper.thread.start();
    return keeper;
  }

  private void live() {
    long pause = interval.toNanos();
    try {
      while (!closed.await(pause, TimeUnit.NANOSECONDS)) {
        long begun = System.nanoTime();
        try {
          keep();
        } catch (IOException | JacksonException | DevnetException e) {
          if (closed.getCount() > 0) {
            LOG.log(System.Logger.Level.WARNING, "the chain was not written down", e);
          }
        }
        pause = Math.max(interval.toNanos(), PAUSE_FACTOR * (System.nanoTime() - begun));
      }
    } catch (InterruptedException closing) {
      // it is over
    }
  }

  private void keep() throws IOException {
    ByteArrayOutputStream traced = new ByteArrayOutputStream();
    int count;
    try (InputStream answer = anvil.stream("anvil_dumpState");
        InputStream json = new GZIPInputStream(new HexResult(answer), 1 << 16)) {
      count = file.replace(json, new GZIPOutputStream(traced));
    }
    if (count > 0) {
      String hex = HexFormat.of().formatHex(traced.toByteArray());
      anvil.request("anvil_loadState", "[\"0x" + hex + "\"]");
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(END_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
