package io.cess4j.tee.dispute;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.retrieval.FragmentGatherer;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.tee.enclave.SegmentSource;
import io.cess4j.transport.WorkerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** A claimed file as its miners hold it: masked fragments, which say nothing to this host. */
final class StoredFile implements SegmentSource {
  private final HeldFile file;
  private final List<FragmentGatherer> gatherers = new ArrayList<>();

  private StoredFile(HeldFile file, WorkerClient client) {
    this.file = file;
    for (int part = 0; part < file.deals().size(); part++) {
      gatherers.add(
          new FragmentGatherer(file.deals().get(part), file.descriptors().get(part), client));
    }
  }

  /**
   * @param fid 64 hex digits
   * @throws io.cess4j.retrieval.RetrievalException where it cannot be found
   */
  static StoredFile find(FileFinder finder, WorkerClient client, String fid) {
    return new StoredFile(finder.find(fid), client);
  }

  List<Descriptor> descriptors() {
    return file.descriptors();
  }

  @Override
  public NavigableMap<Integer, byte[]> fragments(int part, int segment)
      throws InterruptedException {
    return gatherers.get(part).gather(segment);
  }
}
