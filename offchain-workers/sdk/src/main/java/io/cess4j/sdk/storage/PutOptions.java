package io.cess4j.sdk.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to store a file.
 *
 * @param terms null for the network's defaults
 * @param isPublic whether everybody may read it: its descriptor publishes the keys
 * @param keywords for the owner's own search; encrypted unless public
 * @param mediaType null for application/octet-stream
 * @param resuming whether open orders of the account that fit the file are used first, as an
 *     interrupted call leaves them
 * @param progress told of every step
 */
public record PutOptions(
    @Nullable StorageTerms terms,
    boolean isPublic,
    List<String> keywords,
    @Nullable String mediaType,
    boolean resuming,
    Progress progress) {
  public PutOptions {
    keywords = List.copyOf(keywords);
  }

  /** Private, default terms, silent. */
  public static PutOptions defaults() {
    return new PutOptions(null, false, List.of(), null, false, Progress.SILENT);
  }

  public PutOptions with(StorageTerms others) {
    return new PutOptions(others, isPublic, keywords, mediaType, resuming, progress);
  }

  public PutOptions with(Progress listener) {
    return new PutOptions(terms, isPublic, keywords, mediaType, resuming, listener);
  }

  public PutOptions publicly() {
    return new PutOptions(terms, true, keywords, mediaType, resuming, progress);
  }

  public PutOptions keywords(List<String> words) {
    return new PutOptions(terms, isPublic, words, mediaType, resuming, progress);
  }

  /** Under the orders that an interrupted call has left, where they fit. */
  public PutOptions resumed() {
    return new PutOptions(terms, isPublic, keywords, mediaType, true, progress);
  }
}
