package io.cess4j.sdk.storage;

import io.cess4j.protocol.descriptor.Descriptor;
import java.util.List;
import java.util.Optional;

/** Where keys of other people's files come from. */
@FunctionalInterface
public interface SharedKeys {
  /** Nobody shares anything. */
  SharedKeys NONE = (fid, descriptors, progress) -> Optional.empty();

  /** Asks others where these know of none. */
  default SharedKeys or(SharedKeys others) {
    return (fid, descriptors, progress) ->
        find(fid, descriptors, progress).or(() -> others.find(fid, descriptors, progress));
  }

  /**
   * Keys of a file that its owner has shared with this account; empty where it has not.
   *
   * @param descriptors of the file's deals in order, as the chain has them
   * @throws io.cess4j.sdk.CessException where it was shared and the keys cannot be had
   */
  Optional<FileKeyRing> find(String fid, List<Descriptor> descriptors, Progress progress);
}
