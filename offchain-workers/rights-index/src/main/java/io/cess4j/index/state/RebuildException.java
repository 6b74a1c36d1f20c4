package io.cess4j.index.state;

/** The chain went back farther than the way back is kept: the index begins anew. */
public final class RebuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RebuildException(long block) {
    super(
        "the chain went back to block %d, farther than the index can; it is rebuilt"
            .formatted(block));
  }
}
