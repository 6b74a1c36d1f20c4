package io.cess4j.tee.enclave;

import java.util.NavigableMap;

/** Masked fragments of a file, as the host gets them from miners. */
@FunctionalInterface
public interface SegmentSource {
  /**
   * k fragments of a segment by slot; the enclave checks their ids itself.
   *
   * @param part number of the deal among the file's, from 0
   */
  NavigableMap<Integer, byte[]> fragments(int part, int segment) throws InterruptedException;
}
