package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.ids.FileId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Whether descriptors are those of a file: its id covers all deals, their fragments and the key
 * commitment (docs/formats.md section 4). What the id does not cover must at least be the same in
 * all of them, because places in the file are computed from it.
 */
public final class FileIdentity {
  private FileIdentity() {}

  /** Needs no chain and no miner. */
  public static boolean matches(String fid, List<Descriptor> descriptors) {
    if (descriptors.isEmpty()) {
      return false;
    }
    List<Long> deals = descriptors.stream().map(Descriptor::deal).toList();
    if (new HashSet<>(deals).size() != deals.size()) {
      return false;
    }
    DirectoryEntry first = descriptors.getFirst().entry();
    List<FileId.Part> parts = new ArrayList<>(deals.size());
    for (int part = 0; part < deals.size(); part++) {
      Descriptor descriptor = descriptors.get(part);
      DirectoryEntry entry = descriptor.entry();
      boolean fits =
          entry.part() == part
              && entry.deals().equals(deals)
              && entry.plaintextLength() == first.plaintextLength()
              && entry.keyCommitment().equals(first.keyCommitment());
      if (!fits) {
        return false;
      }
      parts.add(
          new FileId.Part(
              descriptor.deal(),
              descriptor.fragments().fragmentsRoot(),
              entry.offset(),
              entry.length()));
    }
    return FileId.of(parts, first.keyCommitment()).toHex().equals(fid);
  }
}
