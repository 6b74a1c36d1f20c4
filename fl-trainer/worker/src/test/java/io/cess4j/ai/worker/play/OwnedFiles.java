package io.cess4j.ai.worker.play;

import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.WorkerException.StoreFailed;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.ai.PublicFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The store of a scene with what it lacks: whose a file is and how it is called. */
final class OwnedFiles implements PublicFiles {
  private record Owned(Address owner, String name, Bytes32 fid) {}

  private final MemoryStore store;
  private final List<Owned> files = new ArrayList<>();

  OwnedFiles(MemoryStore store) {
    this.store = store;
  }

  void put(Address owner, String name, byte[] bytes) {
    files.addFirst(new Owned(owner, name, store.put(bytes, name)));
  }

  /** What a participant with this account stores through. */
  UpdateStore of(Address owner) {
    return new UpdateStore() {
      @Override
      public Bytes32 put(byte[] bytes, String name) {
        OwnedFiles.this.put(owner, name, bytes);
        return files.getFirst().fid();
      }

      @Override
      public byte[] get(Bytes32 fid, long most, Duration patience) {
        return store.get(fid, most, patience);
      }
    };
  }

  @Override
  public List<Bytes32> named(Address owner, String name, long firstBlock) {
    return files.stream()
        .filter(file -> file.owner().equals(owner) && file.name().equals(name))
        .map(Owned::fid)
        .toList();
  }

  @Override
  public byte[] read(Bytes32 fid, long most) {
    try {
      return store.get(fid, most, Duration.ZERO);
    } catch (StoreFailed gone) {
      throw new CessException.FileUnknown(fid.hex());
    }
  }
}
