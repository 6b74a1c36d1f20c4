package io.cess4j.gateway.upload;

import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Keys of one file version, in memory only, until the descriptors are sealed.
 *
 * @param masks one a deal
 */
record FileKeys(DataKey data, List<MaskKey> masks) {
  FileKeys {
    masks = List.copyOf(masks);
  }

  static FileKeys generate(int deals, RandomGenerator random) {
    return new FileKeys(
        DataKey.generate(random),
        IntStream.range(0, deals).mapToObj(deal -> MaskKey.generate(random)).toList());
  }
}
