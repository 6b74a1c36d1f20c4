package io.cess4j.sdk.storage;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.HeldDeal;
import java.util.List;

/**
 * A file whose descriptors give its id.
 *
 * @param deals in order
 * @param descriptors of the deals, in the same order
 */
record FoundFile(List<HeldDeal> deals, List<Descriptor> descriptors) {
  FoundFile {
    deals = List.copyOf(deals);
    descriptors = List.copyOf(descriptors);
  }

  Descriptor first() {
    return descriptors.getFirst();
  }

  long ciphertextBytes() {
    return descriptors.stream().mapToLong(descriptor -> descriptor.layout().size()).sum();
  }
}
