package io.cess4j.index.state;

import java.util.Optional;

/** A document before and after a block; empty where it is not there. */
record Change(Optional<byte[]> before, Optional<byte[]> after) {}
