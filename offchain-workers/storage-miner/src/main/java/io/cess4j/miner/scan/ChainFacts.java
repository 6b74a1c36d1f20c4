package io.cess4j.miner.scan;

import io.cess4j.protocol.Hash256;
import java.util.Optional;

/** What the scanners ask the chain; empty while it cannot be asked. */
public interface ChainFacts {

  /** Sectors of a block. */
  Optional<Integer> blockSectors();

  /** Root of an active deal's descriptor. */
  Optional<Hash256> root(long deal);
}
