package io.cess4j.sdk.storage;

import java.math.BigInteger;
import java.util.List;

/**
 * A file whose key is destroyed.
 *
 * @param deals that were ended with it; empty where none was carried any more
 * @param back wei that came back
 */
public record Erasure(String fid, List<Long> deals, BigInteger back) {
  public Erasure {
    deals = List.copyOf(deals);
  }
}
