package io.cess4j.cli.demo.durability;

import io.cess4j.cli.demo.Told;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The files of the client: from one byte to a few MiB, more small ones than large ones. Their
 * content can be made again from a seed, so nothing but the network keeps it.
 */
final class Collection {
  private static final double LARGEST = 4 << 20;
  private static final int AT_ONCE = 4;
  private static final int TOLD_EVERY = 25;
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final Cess cess;
  private final Path folder;
  private final Told told;
  private List<Item> items = List.of();

  /** A file as it was stored, and where its content comes from. */
  record Item(StoredFile file, long seed, int bytes) {
    long deal() {
      return file.deals().getFirst(); // none is as long as a deal
    }

    byte[] content() {
      byte[] content = new byte[bytes];
      new SplittableRandom(seed).nextBytes(content);
      return content;
    }
  }

  Collection(Cess cess, Path folder, Told told) {
    this.cess = cess;
    this.folder = folder;
    this.told = told;
  }

  List<Item> items() {
    return items;
  }

  /** Stores so many files. */
  void fill(int count, SplittableRandom random) throws InterruptedException, IOException {
    Files.createDirectories(folder);
    AtomicInteger done = new AtomicInteger();
    List<Future<Item>> running = new ArrayList<>();
    try (ExecutorService together = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < count; i++) {
        long seed = random.nextLong();
        int bytes = (int) Math.pow(LARGEST, random.nextDouble());
        running.add(
            together.submit(
                () -> {
                  Item item = store(seed, bytes);
                  int stored = done.incrementAndGet();
                  if (stored % TOLD_EVERY == 0 || stored == count) {
                    told.say("%d of %d files are stored".formatted(stored, count));
                  }
                  return item;
                }));
      }
      items = all(running);
    }
  }

  private Item store(long seed, int bytes) throws IOException, InterruptedException {
    Path file = folder.resolve("file-" + Long.toHexString(seed));
    byte[] content = new byte[bytes];
    new SplittableRandom(seed).nextBytes(content);
    Files.write(file, content);
    StoredFile stored = put(file);
    Files.delete(file);
    return new Item(stored, seed, bytes);
  }

  /** On a machine under load most miners may be short for a moment, all at once. */
  private StoredFile put(Path file) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return cess.storage().put(file, PutOptions.defaults());
      } catch (CessException | ContractRevert refused) {
        if (attempt == ATTEMPTS) {
          throw refused;
        }
        told.say("a file is stored again: " + refused.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }

  /** Files that do not come back as they were; every other one is read without the gateway. */
  List<Item> unreadable(List<Item> wanted) throws InterruptedException {
    List<Future<Boolean>> running = new ArrayList<>();
    try (ExecutorService together = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < wanted.size(); i++) {
        Item item = wanted.get(i);
        boolean direct = i % 2 == 1;
        running.add(together.submit(() -> isReadable(item, direct)));
      }
      List<Boolean> readable = all(running);
      List<Item> bad = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        if (!readable.get(i)) {
          bad.add(wanted.get(i));
        }
      }
      return bad;
    }
  }

  private boolean isReadable(Item item, boolean direct) throws IOException {
    Path copy = folder.resolve("copy-" + Long.toHexString(item.seed()));
    try {
      GetOptions options = GetOptions.defaults();
      cess.storage().get(item.file().fid(), copy, direct ? options.directly() : options);
      return java.util.Arrays.equals(Files.readAllBytes(copy), item.content());
    } catch (RuntimeException notThere) {
      told.say("%s cannot be read: %s".formatted(item.file().fid(), notThere.getMessage()));
      return false;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private static <T> List<T> all(List<Future<T>> running) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> one : running) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
    return results;
  }
}
