package io.cess4j.ai.worker;

import io.cess4j.ai.worker.WorkerException.StoreFailed;
import io.cess4j.chain.Bytes32;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.Storage;
import io.cess4j.sdk.storage.StorageTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The storage network. Files are public deals: a container is sealed already, and whoever may not
 * open it learns its length and its members' seats.
 */
final class NetworkStore implements UpdateStore, AutoCloseable {
  private final Storage storage;
  private final Path folder;
  private final int termDays;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param folder for files under way
   * @param termDays 0 for the network's default
   */
  NetworkStore(Storage storage, Path folder, int termDays) {
    this.storage = storage;
    this.folder = folder;
    this.termDays = termDays;
  }

  @Override
  public Bytes32 put(byte[] bytes, String name) {
    try {
      Path own = workspace();
      try {
        Path file = Files.write(own.resolve(name), bytes);
        PutOptions options = PutOptions.defaults().publicly();
        return Bytes32.of(
            "0x" + storage.put(file, termDays == 0 ? options : options.with(terms())).fid());
      } finally {
        remove(own);
      }
    } catch (IOException | RuntimeException e) {
      throw new StoreFailed("%s could not be stored: %s".formatted(name, e.getMessage()), e);
    }
  }

  private StorageTerms terms() {
    StorageTerms usual = storage.defaultTerms();
    return new StorageTerms(usual.k(), usual.n(), termDays, usual.regions());
  }

  @Override
  public byte[] get(Bytes32 fid, long most, Duration patience) {
    Future<byte[]> fetched = threads.submit(fetching(fid.hex().substring(2), most));
    try {
      return fetched.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new StoreFailed(
          "file %s could not be fetched: %s".formatted(fid, failed.getCause()), failed);
    } catch (TimeoutException late) {
      fetched.cancel(true);
      throw new StoreFailed("file %s was not here within %s".formatted(fid, patience), late);
    } catch (InterruptedException e) {
      fetched.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoreFailed("interrupted while file " + fid + " was fetched", e);
    }
  }

  private Callable<byte[]> fetching(String fid, long most) {
    return () -> {
      long length = storage.stat(fid).bytes();
      if (length > most) {
        throw new StoreFailed(
            "file %s has %d bytes, at most %d are taken".formatted(fid, length, most));
      }
      Path own = workspace();
      try {
        Path target = own.resolve("file");
        storage.get(fid, target, GetOptions.defaults().directly());
        return Files.readAllBytes(target);
      } finally {
        remove(own);
      }
    };
  }

  private Path workspace() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "transfer");
  }

  private static void remove(Path own) throws IOException {
    try (Stream<Path> files = Files.walk(own)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
