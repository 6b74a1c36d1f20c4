package io.cess4j.ai.training;

import java.util.List;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * What a task trains, by a name from an allow-list: nothing that a peer sends is ever parsed as a
 * description of a network. Parameters are one vector of floats whose order {@link #blocks} fixes.
 */
public sealed interface Architecture permits Mlp, SmallCnn {
  /** The most that a vector of an update holds (docs/adr/0039). */
  int MOST_PARAMETERS = 1 << 22;

  /** For example {@code mlp-784-128-10/1}: the name, and the version of its definition. */
  String text();

  /** How many numbers an example has. */
  int inputs();

  /** How many classes it tells apart. */
  int classes();

  /** In the order in which they lie in the vector, without gaps. */
  List<Block> blocks();

  /** How many floats {@link #blocks} take: at most {@link #MOST_PARAMETERS}. */
  default int parameters() {
    return blocks().stream().mapToInt(Block::size).sum();
  }

  /** Keccak-256 of {@link #text} in ASCII: what contracts know the architecture by; 32 bytes. */
  default byte[] id() {
    return new Keccak.Digest256()
        .digest(text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  /**
   * The architecture of a name.
   *
   * @throws UnknownArchitectureException where it is not on the list
   */
  static Architecture named(String text) {
    return ArchitectureNames.parse(text);
  }

  /**
   * A layer's weights or biases.
   *
   * @param fanIn how many inputs add up to one of the layer's outputs; 0 for biases
   * @param shape row-major: a weight of a dense layer has [inputs, outputs], of a convolution
   *     [filters, channels, height, width]
   */
  record Block(String name, int fanIn, List<Integer> shape) {
    public Block {
      shape = List.copyOf(shape);
    }

    public int size() {
      return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
  }
}
