package io.cess4j.sdk.storage;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.sdk.CessException;
import java.util.List;

/**
 * Whether descriptors are those of a file: its id covers all deals, their fragments and the key
 * commitment.
 */
final class FileIdentity {
  private FileIdentity() {}

  static boolean matches(String fid, List<Descriptor> descriptors) {
    List<Long> deals = descriptors.stream().map(Descriptor::deal).toList();
    boolean complete =
        descriptors.stream().allMatch(descriptor -> descriptor.entry().deals().equals(deals));
    List<FileId.Part> parts =
        descriptors.stream()
            .map(
                descriptor ->
                    new FileId.Part(
                        descriptor.deal(),
                        descriptor.fragments().fragmentsRoot(),
                        descriptor.entry().offset(),
                        descriptor.entry().length()))
            .toList();
    return complete
        && FileId.of(parts, descriptors.getFirst().entry().keyCommitment()).toHex().equals(fid);
  }

  /**
   * @throws CessException.FileInconsistent where they are not
   */
  static void check(String fid, List<Descriptor> descriptors) {
    if (!matches(fid, descriptors)) {
      throw new CessException.FileInconsistent(fid, "its descriptors do not give this id");
    }
  }
}
