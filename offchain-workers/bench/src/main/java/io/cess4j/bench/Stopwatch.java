package io.cess4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the calling thread: what a core gives, whoever else has the machine meanwhile. */
public final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final long wallStart = System.nanoTime();
  private final long cpuStart = THREADS.getCurrentThreadCpuTime();

  public double cpuSeconds() {
    return (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e9;
  }

  public double wallSeconds() {
    return (System.nanoTime() - wallStart) / 1e9;
  }

  /** Megabytes (10^6) a second of a core. */
  public double rate(long bytes) {
    return bytes / 1e6 / cpuSeconds();
  }
}
