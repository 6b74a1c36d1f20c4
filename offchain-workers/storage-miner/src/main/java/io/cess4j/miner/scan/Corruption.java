package io.cess4j.miner.scan;

import java.util.Locale;

/**
 * What is wrong with something that this miner has promised to keep. Each kind has a cure of its
 * own, so they stay apart.
 */
public sealed interface Corruption {

  /** Whose data it is. */
  long deal();

  /** In words for the operator, with the cure. */
  String words();

  /** For metrics and JSON: {@code chunk-altered}. */
  default String kind() {
    return kindOf(getClass());
  }

  /** Tells apart what is wrong at several places of one deal. */
  default String place() {
    return "";
  }

  /** {@link #kind} by class. */
  static String kindOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** Bytes of a fragment cannot be served: without repair the deal has one slot less. */
  sealed interface Loss extends Corruption {
    /** Which segment. */
    int segment();

    @Override
    default String place() {
      return Integer.toString(segment());
    }
  }

  /** The entry is there, the file is not. */
  record FragmentMissing(long deal, int segment, String file) implements Loss {
    @Override
    public String words() {
      return "deal %d, segment %d: %s is gone; restore it from a backup"
          .formatted(deal, segment, file);
    }
  }

  /** The file is shorter or longer than it was. */
  record FragmentShort(long deal, int segment, long bytes, long expected) implements Loss {
    @Override
    public String words() {
      return "deal %d, segment %d: the file has %d bytes, not %d; restore it from a backup"
          .formatted(deal, segment, bytes, expected);
    }
  }

  /** The disk gives an error where the file is read. */
  record FragmentUnreadable(long deal, int segment, String cause) implements Loss {
    @Override
    public String words() {
      return "deal %d, segment %d cannot be read (%s); look at the kernel's log and the disk's SMART values"
          .formatted(deal, segment, cause);
    }
  }

  /** A chunk of 64 KiB has other bytes than the ones that were taken in. */
  record ChunkAltered(long deal, int segment, int chunk) implements Loss {
    @Override
    public String place() {
      return segment + "/" + chunk;
    }

    @Override
    public String words() {
      return "deal %d, segment %d: chunk %d has other bytes than the ones taken in; restore the file from a backup, and mistrust the disk"
          .formatted(deal, segment, chunk);
    }
  }

  /** A whole disk is away. */
  record DiskMissing(long deal, int segment, String disk) implements Loss {
    @Override
    public String words() {
      return "deal %d, segment %d lies on %s, which is missing; mount it"
          .formatted(deal, segment, disk);
    }
  }

  /** The descriptor names a fragment of which the database knows nothing, or another one. */
  record EntryMissing(long deal, int segment) implements Loss {
    @Override
    public String words() {
      return "deal %d, segment %d: the database has no entry of the fragment that the descriptor names; restore the database from a backup"
          .formatted(deal, segment);
    }
  }

  /** The authenticators are gone. */
  record SigmasMissing(long deal, String file) implements Corruption {
    @Override
    public String words() {
      return "deal %d: its authenticators %s are gone, so it cannot be proven; restore the file from a backup"
          .formatted(deal, file);
    }
  }

  /** The file of authenticators is not as long as the holding has blocks. */
  record SigmasShort(long deal, long bytes, long expected) implements Corruption {
    @Override
    public String words() {
      return "deal %d: its authenticators have %d bytes, not %d; restore the file from a backup"
          .formatted(deal, bytes, expected);
    }
  }

  /** An authenticator is no point of the group any more. */
  record SigmaAltered(long deal, long block) implements Corruption {
    @Override
    public String place() {
      return Long.toString(block);
    }

    @Override
    public String words() {
      return "deal %d: the authenticator of block %d was altered; restore the file from a backup"
          .formatted(deal, block);
    }
  }

  /** The descriptor is gone: readers need it from another miner. */
  record DescriptorMissing(long deal, String file) implements Corruption {
    @Override
    public String words() {
      return "deal %d: its descriptor %s is gone; copy it from another miner of the deal"
          .formatted(deal, file);
    }
  }

  /** The descriptor is not the one whose root was signed, or not the chain's. */
  record DescriptorAltered(long deal, String cause) implements Corruption {
    @Override
    public String words() {
      return "deal %d: its descriptor was altered (%s); copy it from another miner of the deal"
          .formatted(deal, cause);
    }
  }
}
