package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Description;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works in a folder, found by their codes. {@code works.log} with its {@code works.commit} is what
 * the index knows; files of codes are made from it. What {@link #add} and {@link #remove} returned
 * from survives a killed process and, as far as the disk keeps its word, a power cut; searches on
 * any thread see it at once. One process writes to a folder, any number read.
 *
 * <p>Newest works are in memory until there are enough for a file; a file that is not twice as
 * large as the next newer one is merged with it, so that there are few files and each code is
 * rewritten few times. Files may have hash tables beside them ({@link IndexOptions}).
 */
public final class SimilarityIndex implements AutoCloseable {
  private static final int CODES_A_WORK = 16;

  private final Path folder;
  private final IndexOptions options;
  private final WorkLog log;
  private final Optional<FolderLock> lock;
  private final Searcher searcher;
  private final Set<Integer> removed = ConcurrentHashMap.newKeySet();
  private Tail tail = new Tail(0);
  private volatile Snapshot snapshot = new Snapshot(List.of(), tail.view());
  private boolean failed;

  private SimilarityIndex(Path folder, IndexOptions options, WorkLog log, Optional<FolderLock> lock)
      throws IOException {
    this.folder = folder;
    this.options = options;
    this.log = log;
    this.lock = lock;
    load();
    this.searcher = new Searcher(CodeScans.best(), options.threads());
  }

  /** {@link #open(Path, IndexOptions)} with the usual options. */
  public static SimilarityIndex open(Path folder) {
    return open(folder, IndexOptions.DEFAULT);
  }

  /**
   * Opens a folder for reading and writing; makes it where it is not there.
   *
   * @throws IndexException.Locked if another one writes to it
   * @throws IndexException.Damaged if a file is not whole
   */
  public static SimilarityIndex open(Path folder, IndexOptions options) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(folder, options, Optional.of(lock));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /**
   * Opens a folder for searching only, as it is now; another process may go on writing to it.
   *
   * @throws IndexException.Absent if no index is there
   */
  public static SimilarityIndex read(Path folder, IndexOptions options) {
    if (!WorkLog.isIn(folder)) {
      throw new IndexException.Absent(
          "No index is in " + folder + ": add works first, or name the folder that has one");
    }
    try {
      return open(folder, options, Optional.empty());
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static SimilarityIndex open(Path folder, IndexOptions options, Optional<FolderLock> lock)
      throws IOException {
    WorkLog log = WorkLog.open(folder, lock.isPresent());
    try {
      return new SimilarityIndex(folder, options, log, lock);
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private void load() throws IOException {
    List<Segment> segments = SegmentFolder.open(folder, log);
    if (lock.isPresent()) {
      SegmentFolder.clean(folder, segments);
    }
    long from = WorkLog.HEADER_BYTES;
    for (Segment segment : segments) {
      for (int number : segment.removed()) {
        removed.add(number);
      }
      from = segment.header().to();
      segment.use(tables(segment));
      tail = new Tail(segment.firstWork() + segment.works());
    }
    log.replay(from, this::remember);
    publish(segments);
  }

  private void remember(long offset, LogRecord logged) {
    switch (logged) {
      case LogRecord.Added added when added.number() == tail.nextWork() ->
          tail.add(offset, added.work());
      case LogRecord.Removed gone when gone.number() < tail.nextWork() -> {
        tail.remove(gone.number());
        removed.add(gone.number());
      }
      default ->
          throw new IndexException.Damaged(
              "The log in %s has %s where work %d would come: restore it from a copy"
                  .formatted(folder, logged, tail.nextWork()));
    }
  }

  /**
   * Adds a work.
   *
   * @return its number, once it is safe on the disk
   */
  public int add(Work work) {
    return add(List.of(work));
  }

  /**
   * Adds works; one force of the disk serves them all. All or none are there afterwards, also if
   * the process dies meanwhile.
   *
   * @return the number of the first; the others follow it
   * @throws IllegalArgumentException if a work is larger than the index takes; none is added
   */
  public synchronized int add(List<Work> works) {
    int first = tail.nextWork();
    List<LogRecord> records = new ArrayList<>();
    for (Work work : works) {
      records.add(new LogRecord.Added(first + records.size(), work));
    }
    append(records);
    return first;
  }

  /**
   * Forgets a work: nothing finds it any longer. Its record stays in the log.
   *
   * @return whether it was there
   */
  public synchronized boolean remove(int number) {
    if (number < 0 || number >= tail.nextWork() || removed.contains(number)) {
      return false;
    }
    append(List.of(new LogRecord.Removed(number)));
    return true;
  }

  private void append(List<LogRecord> records) {
    requireWritable();
    try {
      long[] offsets = log.append(records);
      for (int i = 0; i < offsets.length; i++) {
        remember(offsets[i], records.get(i));
      }
      publish(snapshot.segments());
      sealIfLarge();
    } catch (IOException e) {
      failed = true;
      throw failed(folder, e);
    }
  }

  private void requireWritable() {
    if (lock.isEmpty()) {
      throw new IllegalStateException(
          "The index in " + folder + " was opened for reading only: open it for writing");
    }
    if (failed) {
      throw new IllegalStateException(
          "The disk of " + folder + " failed before: close the index, see to the disk, open again");
    }
  }

  private void publish(List<Segment> segments) {
    snapshot = new Snapshot(segments, tail.view());
  }

  private void sealIfLarge() throws IOException {
    Tail.View view = snapshot.tail();
    if (view.works() < options.sealedWorks()
        && view.codes() < (long) CODES_A_WORK * options.sealedWorks()) {
      return;
    }
    List<Segment> segments = new ArrayList<>(snapshot.segments());
    List<Part> merged = new ArrayList<>(List.of(view));
    long codes = view.codes();
    long from = segments.isEmpty() ? WorkLog.HEADER_BYTES : segments.getLast().header().to();
    while (!segments.isEmpty() && segments.getLast().codes() < 2 * codes) {
      Segment last = segments.removeLast();
      codes += last.codes();
      from = last.header().from();
      merged.addFirst(last);
    }
    new SegmentWriter(merged).write(folder, log.id(), from, log.end());
    Segment sealed = SegmentFile.open(SegmentFile.path(folder, from, log.end()));
    sealed.use(tables(sealed));
    segments.add(sealed);
    tail = new Tail(tail.nextWork());
    publish(segments);
    SegmentFolder.clean(folder, segments);
  }

  /** A reader takes the tables that it finds and scans where there are none. */
  private Map<GroupKey, HashTables> tables(Segment segment) throws IOException {
    if (options.tabledCodes() == IndexOptions.NO_TABLES) {
      return Map.of();
    }
    return lock.isPresent()
        ? TableFile.make(folder, segment, options.tabledCodes())
        : TableFile.find(segment);
  }

  /** How many works can be found. */
  public int works() {
    return snapshot.works() - removed.size();
  }

  /**
   * A work.
   *
   * @return empty if it was removed or never there
   * @throws IndexException.Damaged if its record is
   */
  public Optional<Work> work(int number) {
    Snapshot now = snapshot;
    if (number < 0 || number >= now.works() || removed.contains(number)) {
      return Optional.empty();
    }
    Part part = now.part(number);
    long offset = part.offset(number - part.firstWork());
    try {
      return log.read(offset) instanceof LogRecord.Added added && added.number() == number
          ? Optional.of(added.work())
          : Optional.empty();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Works whose file has this BLAKE3: exact copies, whatever their kind. */
  public List<Integer> copies(byte[] instanceHash) {
    long prefix = ByteBuffer.wrap(instanceHash).getLong();
    List<Integer> copies = new ArrayList<>();
    for (Part part : snapshot.parts()) {
      part.withHash(
          prefix,
          number -> {
            if (work(number).filter(work -> work.hasInstance(instanceHash)).isPresent()) {
              copies.add(number);
            }
          });
    }
    return copies;
  }

  /**
   * Works with a view within the radius of a view of the suspect, of the same kind and algorithm:
   * exact, none is missed.
   *
   * @param radius 0 to 256 differing bits
   */
  public Candidates candidates(Description suspect, int radius) {
    return candidates(List.of(suspect), radius).getFirst();
  }

  /** The same for many suspects at once, which is several times faster than one by one. */
  public List<Candidates> candidates(List<Description> suspects, int radius) {
    if (radius < 0 || radius > Code256.BITS) {
      throw new IllegalArgumentException("A radius is 0 to 256 bits, not " + radius);
    }
    return new FirstStage(snapshot, searcher, removed::contains, options.frequentWorks())
        .search(suspects, radius);
  }

  /**
   * Codes of whole works (their first views) of one kind, spread over the index: what strangers
   * look like here.
   *
   * @param like kind and algorithm
   * @param most how many at most
   */
  public List<Code256> wholes(Description like, int most) {
    List<CodeGroup> groups = new ArrayList<>();
    long members = 0;
    for (Part part : snapshot.parts()) {
      CodeGroup group = part.group(GroupKey.of(like));
      if (group != null) {
        groups.add(group);
        members += group.members();
      }
    }
    long step = Math.max(1, Math.ceilDiv(members, most));
    List<Code256> codes = new ArrayList<>();
    long next = 0;
    for (CodeGroup group : groups) {
      for (; next < group.members(); next += step) {
        codes.add(group.blocks().code(group.start((int) next)));
      }
      next -= group.members();
    }
    return codes;
  }

  @Override
  public synchronized void close() {
    searcher.close();
    try {
      log.close();
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static IndexException.Failed failed(Path folder, IOException cause) {
    return new IndexException.Failed(
        "The disk of the index in %s failed (%s): see whether it is full or broken, then open the index again"
            .formatted(folder, cause),
        cause);
  }
}
