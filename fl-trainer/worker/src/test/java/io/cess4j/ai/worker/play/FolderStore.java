package io.cess4j.ai.worker.play;

import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.WorkerException.StoreFailed;
import io.cess4j.chain.Bytes32;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Stands in for the storage network between processes: files by SHA-256 in a folder. */
final class FolderStore implements UpdateStore {
  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Bytes32 put(byte[] bytes, String name) {
    try {
      Bytes32 fid = Bytes32.of(MessageDigest.getInstance("SHA-256").digest(bytes));
      WholeFile.write(folder.resolve(fid.hex()), bytes);
      return fid;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] get(Bytes32 fid, long most, Duration patience) {
    return WholeFile.read(folder.resolve(fid.hex()))
        .filter(bytes -> bytes.length <= most)
        .orElseThrow(() -> new StoreFailed("no file " + fid + " of at most " + most + " bytes"));
  }
}
