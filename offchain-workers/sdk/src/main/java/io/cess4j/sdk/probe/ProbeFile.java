package io.cess4j.sdk.probe;

import io.cess4j.sdk.storage.FileName;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.Storage;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** A file of random bytes of the probe's own account: stored, read back in two ways, removed. */
final class ProbeFile implements AutoCloseable {
  /** By which a run finds what an interrupted one has left. */
  static final String PREFIX = "cess-probe-run-";

  private static final String KEPT = "cess-probe-kept-";

  private final Storage storage;
  private final ProbeOptions options;
  private final Path folder;
  private final Path original;
  private Optional<StoredFile> stored = Optional.empty();
  private BigInteger refund = BigInteger.ZERO;

  private ProbeFile(Storage storage, ProbeOptions options, Path folder, Path original) {
    this.storage = storage;
    this.options = options;
    this.folder = folder;
    this.original = original;
  }

  static ProbeFile make(Storage storage, ProbeOptions options, SecureRandom random)
      throws IOException {
    byte[] content = new byte[options.bytes()];
    random.nextBytes(content);
    byte[] mark = new byte[8];
    random.nextBytes(mark);
    Path folder = Files.createTempDirectory("cess-probe");
    Path file = folder.resolve((options.keep() ? KEPT : PREFIX) + HexFormat.of().formatHex(mark));
    return new ProbeFile(storage, options, folder, Files.write(file, content));
  }

  Optional<StoredFile> stored() {
    return stored;
  }

  BigInteger refund() {
    return refund;
  }

  Timed store() {
    return Timed.of(
        () -> {
          PutQuote quote = storage.quote(options.bytes(), options.terms());
          stored = Optional.of(storage.put(original, quote, PutOptions.defaults()));
          return options.bytes();
        });
  }

  Timed read(GetOptions how) {
    if (stored.isEmpty()) {
      return Timed.not("nothing was stored");
    }
    Path copy = folder.resolve(how.direct() ? "direct" : "gateway");
    return Timed.of(
        () -> {
          storage.get(stored.get().fid(), copy, how);
          long differs = Files.mismatch(original, copy);
          if (differs >= 0) {
            throw new IOException("what came back differs from byte " + differs + " on");
          }
          return Files.size(copy);
        });
  }

  Timed remove() {
    if (stored.isEmpty() || options.keep()) {
      return Timed.not(options.keep() ? "kept, as asked" : "nothing was stored");
    }
    return Timed.of(
        () -> {
          refund = storage.remove(stored.get().fid());
          return options.bytes();
        });
  }

  /** Removes what a run has left that was interrupted. */
  static BigInteger removeLeftovers(Storage storage) {
    return storage.list().stream()
        .filter(file -> file.name().map(FileName::name).orElse("").startsWith(PREFIX))
        .map(FileStat::fid)
        .map(storage::remove)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
