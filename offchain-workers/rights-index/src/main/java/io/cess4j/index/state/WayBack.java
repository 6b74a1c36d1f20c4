package io.cess4j.index.state;

import java.util.NavigableMap;
import java.util.Optional;

/**
 * How documents were before a block.
 *
 * @param block its number
 * @param before what it changed, as that was
 */
record WayBack(long block, NavigableMap<Place, Optional<byte[]>> before) {}
