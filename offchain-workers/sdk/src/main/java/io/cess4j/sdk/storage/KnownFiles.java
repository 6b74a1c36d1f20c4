package io.cess4j.sdk.storage;

import io.cess4j.retrieval.FileFinder;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;

/** The files that the chain knows; what it does not know comes in the words of the SDK. */
final class KnownFiles {
  private final FileFinder finder;

  KnownFiles(FileFinder finder) {
    this.finder = finder;
  }

  /**
   * @param fid 64 hex digits
   * @throws CessException.FileUnknown where no active deal carries it
   * @throws CessException.FileInconsistent where the deals that do are no whole file
   * @throws RetrievalException.DescriptorUnavailable where miners that may hold it do not answer
   */
  HeldFile find(String fid) {
    try {
      return finder.find(fid);
    } catch (RetrievalException.FileUnknown unknown) {
      throw new CessException.FileUnknown(fid);
    } catch (RetrievalException.FileInconsistent inconsistent) {
      throw new CessException.FileInconsistent(fid, String.valueOf(inconsistent.getMessage()));
    }
  }
}
