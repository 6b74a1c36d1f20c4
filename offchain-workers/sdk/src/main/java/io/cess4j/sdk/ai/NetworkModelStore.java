package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Keeps the model as a file of the creator. */
final class NetworkModelStore implements ModelStore {
  private final Storage storage;
  private final PublicFiles files;
  private final Address owner;
  private final boolean isPublic;

  /**
   * @param isPublic whether everybody may read the model; otherwise it is encrypted here, and the
   *     creator shares or sells it
   */
  NetworkModelStore(Storage storage, PublicFiles files, Address owner, boolean isPublic) {
    this.storage = storage;
    this.files = files;
    this.owner = owner;
    this.isPublic = isPublic;
  }

  @Override
  public Stored store(TaskModel model, long endedAt) {
    String name = "ai-gap-%d-model.cesf".formatted(model.task());
    byte[] bytes = new ModelFile(model.architecture(), model.vector()).bytes();
    for (Bytes32 fid : files.named(owner, name, endedAt)) {
      if (holds(fid, bytes)) {
        return stored(fid);
      }
    }
    return stored(put(name, bytes));
  }

  private boolean holds(Bytes32 fid, byte[] bytes) {
    try {
      return Arrays.equals(files.read(fid, bytes.length), bytes);
    } catch (CessException anotherOne) {
      return false;
    }
  }

  private Bytes32 put(String name, byte[] bytes) {
    try {
      Path folder = Files.createTempDirectory("ai-gap-model");
      Path file = folder.resolve(name);
      try {
        Files.write(file, bytes);
        PutOptions options = PutOptions.defaults().resumed(); // an interrupted call has paid
        return Bytes32.of(
            "0x" + storage.put(file, isPublic ? options.publicly() : options.privately()).fid());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new CessException.LocalFile("the model could not be kept for a moment", e);
    }
  }

  private Stored stored(Bytes32 fid) {
    OwnFile own = storage.open(NetworkFiles.digits(fid));
    return new Stored(
        fid, own.first().deal(), Bytes32.of(own.first().entry().keyCommitment().toBytes()));
  }
}
