package io.cess4j.gateway.delivery;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Running digests of a channel.
 *
 * @param base retrievals before the first of them
 * @param digests after {@code base} retrievals, after one more, ...
 */
record Trail(long base, List<Bytes32> digests) {
  static Trail of(long base, Bytes32 start, List<RetrievalRecord> records) {
    List<Bytes32> digests = new ArrayList<>(records.size() + 1);
    digests.add(start);
    for (RetrievalRecord one : records) {
      digests.add(one.digestAfter(digests.getLast()));
    }
    return new Trail(base, List.copyOf(digests));
  }

  /** The digest after so many retrievals; empty where the trail does not reach. */
  Optional<Bytes32> at(long count) {
    return count < base || count >= base + digests.size()
        ? Optional.empty()
        : Optional.of(digests.get((int) (count - base)));
  }

  Bytes32 end() {
    return digests.getLast();
  }
}
