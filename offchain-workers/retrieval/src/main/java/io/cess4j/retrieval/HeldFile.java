package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import java.util.List;

/**
 * A file as chain and miners show it: its descriptors give the chain's roots and together the file
 * id.
 *
 * @param fid 64 hex digits
 * @param deals in order of the file's parts
 * @param signed descriptors in the same order
 */
public record HeldFile(String fid, List<HeldDeal> deals, List<SignedDescriptor> signed) {
  public HeldFile {
    deals = List.copyOf(deals);
    signed = List.copyOf(signed);
  }

  public List<Descriptor> descriptors() {
    return signed.stream().map(SignedDescriptor::descriptor).toList();
  }

  public Descriptor first() {
    return signed.getFirst().descriptor();
  }

  public long ciphertextBytes() {
    return descriptors().stream().mapToLong(descriptor -> descriptor.layout().size()).sum();
  }
}
