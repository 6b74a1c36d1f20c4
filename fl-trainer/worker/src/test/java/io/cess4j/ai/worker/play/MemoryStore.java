package io.cess4j.ai.worker.play;

import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.WorkerException.StoreFailed;
import io.cess4j.chain.Bytes32;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the storage network where only the participant is tested. */
final class MemoryStore implements UpdateStore {
  private final Map<Bytes32, byte[]> files = new ConcurrentHashMap<>();
  private final Set<String> lost = new HashSet<>();

  private final Set<String> refused = new HashSet<>();
  private final List<String> stored = new ArrayList<>();

  /** A gateway that fails for files whose name contains this, until it is mended. */
  void refuses(String name) {
    refused.add(name);
  }

  void isMended() {
    refused.clear();
  }

  /** A file is there, but nobody can fetch it until it is found again. */
  Runnable hides(Bytes32 fid) {
    byte[] bytes = Objects.requireNonNull(files.remove(fid));
    return () -> files.put(fid, bytes);
  }

  /** How often a file whose name contains this was stored. */
  long stored(String name) {
    return stored.stream().filter(one -> one.contains(name)).count();
  }

  /** Files whose name contains this are gone as soon as they are stored. */
  void loses(String name) {
    lost.add(name);
  }

  @Override
  public Bytes32 put(byte[] bytes, String name) {
    if (refused.stream().anyMatch(name::contains)) {
      throw new StoreFailed(name + " could not be stored: the gateway is away");
    }
    stored.add(name);
    Bytes32 fid = id(bytes);
    if (lost.stream().noneMatch(name::contains)) {
      files.put(fid, bytes.clone());
    }
    return fid;
  }

  @Override
  public byte[] get(Bytes32 fid, long most, Duration patience) {
    byte[] bytes = files.get(fid);
    if (bytes == null || bytes.length > most) {
      throw new StoreFailed("no file " + fid + " of at most " + most + " bytes");
    }
    return bytes.clone();
  }

  private static Bytes32 id(byte[] bytes) {
    try {
      return Bytes32.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
