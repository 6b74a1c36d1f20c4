package io.cess4j.sdk.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to store a file.
 *
 * @param terms null for the network's defaults
 * @param privacy who encrypts it, and who may read it
 * @param erasable whether its key is in the account's key ring only, so that {@link Storage#erase}
 *     can destroy it; whoever loses the ring loses the file
 * @param keywords for the owner's own search; encrypted unless public
 * @param mediaType null for application/octet-stream
 * @param resuming whether open orders of the account that fit the file are used first, as an
 *     interrupted call leaves them
 * @param progress told of every step
 */
public record PutOptions(
    @Nullable StorageTerms terms,
    Privacy privacy,
    boolean erasable,
    List<String> keywords,
    @Nullable String mediaType,
    boolean resuming,
    Progress progress) {
  /** Who sees the file. */
  public enum Privacy {
    /** It is encrypted here: no gateway sees its bytes, name or key. */
    SEALED,
    /** The gateway encrypts it and forgets the key; it sees the bytes while they come. */
    BY_GATEWAY,
    /** Everybody may read it: its descriptor publishes the keys. */
    PUBLIC
  }

  /**
   * @throws IllegalArgumentException for an erasable file that others have a key of
   */
  public PutOptions {
    keywords = List.copyOf(keywords);
    if (erasable && privacy != Privacy.SEALED) {
      throw new IllegalArgumentException(
          "only a file that is encrypted here can be erasable: a gateway or everybody would have its key");
    }
  }

  /** Encrypted by the gateway, default terms, silent. */
  public static PutOptions defaults() {
    return new PutOptions(null, Privacy.BY_GATEWAY, false, List.of(), null, false, Progress.SILENT);
  }

  public PutOptions with(StorageTerms others) {
    return new PutOptions(others, privacy, erasable, keywords, mediaType, resuming, progress);
  }

  public PutOptions with(Progress listener) {
    return new PutOptions(terms, privacy, erasable, keywords, mediaType, resuming, listener);
  }

  public PutOptions with(Privacy other) {
    return new PutOptions(terms, other, erasable, keywords, mediaType, resuming, progress);
  }

  public PutOptions publicly() {
    return with(Privacy.PUBLIC);
  }

  /** Encrypted here, so that no gateway sees it. */
  public PutOptions privately() {
    return with(Privacy.SEALED);
  }

  /** Encrypted here, and its key in the key ring only. */
  public PutOptions erasably() {
    return new PutOptions(terms, Privacy.SEALED, true, keywords, mediaType, resuming, progress);
  }

  public PutOptions keywords(List<String> words) {
    return new PutOptions(terms, privacy, erasable, words, mediaType, resuming, progress);
  }

  /** Under the orders that an interrupted call has left, where they fit. */
  public PutOptions resumed() {
    return new PutOptions(terms, privacy, erasable, keywords, mediaType, true, progress);
  }

  boolean isPublic() {
    return privacy == Privacy.PUBLIC;
  }

  boolean isSealed() {
    return privacy == Privacy.SEALED;
  }
}
