package io.cess4j.miner.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A folder that holds fragments: a disk, or the part of one that the operator gives. Safe for many
 * threads.
 */
public final class Disk {

  private final int number;
  private final String id;
  private final Path folder;
  private final Path deals;
  private final Path incoming;
  private final boolean takesNew;
  private final AtomicLong sequence = new AtomicLong();

  /** Bytes of fragments that are on their way in. */
  private final AtomicLong promised = new AtomicLong();

  /** Opens the folder and removes what an earlier process left unfinished. */
  Disk(int number, String id, Path folder, boolean takesNew) {
    this.number = number;
    this.id = id;
    this.folder = folder;
    this.takesNew = takesNew;
    this.deals = DurableFiles.folder(folder.resolve("deals"));
    DurableFiles.deleteTree(folder.resolve("incoming"));
    this.incoming = DurableFiles.folder(folder.resolve("incoming"));
  }

  /** What the database calls it, 0 to 255. */
  public int number() {
    return number;
  }

  /** What its marker calls it. */
  public String id() {
    return id;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** False for a disk that is only read, as the configuration no longer names it. */
  boolean takesNew() {
    return takesNew;
  }

  /** Whether it is still mounted: the marker goes with the disk. */
  public boolean present() {
    return Files.exists(folder.resolve(DiskMarker.FILE));
  }

  /** Bytes that are free and not promised; a disk that cannot tell has none. */
  public long free() {
    return ask(FileStore::getUsableSpace) - promised.get();
  }

  /** Size of the file system; 0 where it cannot be told. */
  long total() {
    return ask(FileStore::getTotalSpace);
  }

  private interface Question {
    long ask(FileStore files) throws IOException;
  }

  /** One broken disk must not keep the others from taking data in. */
  private long ask(Question question) {
    try {
      return question.ask(Files.getFileStore(folder));
    } catch (IOException broken) {
      return 0;
    }
  }

  void promise(long bytes) {
    promised.addAndGet(bytes);
  }

  void settle(long bytes) {
    promised.addAndGet(-bytes);
  }

  /** Folders of deals, one each. */
  Path deals() {
    return deals;
  }

  Path deal(long deal) {
    return deals.resolve(Long.toString(deal));
  }

  /** The file of a fragment. */
  public Path file(FragmentKey key) {
    return deal(key.deal()).resolve(key.segment() + ".fragment");
  }

  Path temporary(String name) {
    return incoming.resolve("%s-%d".formatted(name, sequence.incrementAndGet()));
  }

  @Override
  public String toString() {
    return "disk %d at %s".formatted(number, folder);
  }
}
