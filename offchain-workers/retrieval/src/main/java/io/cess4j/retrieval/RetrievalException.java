package io.cess4j.retrieval;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A file that cannot be read from its miners; the message says what each of them answered. */
public abstract sealed class RetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RetrievalException(String message) {
    super(message);
  }

  /** No active deal carries the file id. */
  public static final class FileUnknown extends RetrievalException {
    private static final long serialVersionUID = 1L;

    FileUnknown(String fid) {
      super("no active deal carries file " + fid + "; check the id, or the file was removed");
    }
  }

  /** Deals carry the file id, and together they are no whole file of this id. */
  public static final class FileInconsistent extends RetrievalException {
    private static final long serialVersionUID = 1L;

    FileInconsistent(String fid) {
      super(
          "the active deals under file id %s do not make up that file: parts of it were removed, or others used its id"
              .formatted(fid));
    }
  }

  /** None of the holders gave a descriptor with the root on chain. */
  public static final class DescriptorUnavailable extends RetrievalException {
    private static final long serialVersionUID = 1L;

    DescriptorUnavailable(long deal, Map<Integer, String> answers) {
      super(
          "no miner of deal %d gave its descriptor; %s; try again when miners are back"
              .formatted(deal, words(answers)));
    }
  }

  /** Fewer than k holders gave a fragment that verifies. */
  public static final class TooFewFragments extends RetrievalException {
    private static final long serialVersionUID = 1L;

    TooFewFragments(long deal, int segment, int needed, int found, Map<Integer, String> answers) {
      super(
          "segment %d of deal %d needs %d fragments and only %d could be had; %s; try again when miners are back"
              .formatted(segment, deal, needed, found, words(answers)));
    }
  }

  private static String words(Map<Integer, String> answers) {
    return new TreeMap<>(answers)
        .entrySet().stream()
            .map(answer -> "slot " + answer.getKey() + ": " + answer.getValue())
            .collect(Collectors.joining("; "));
  }
}
