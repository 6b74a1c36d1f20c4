package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.DiskFailed;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.storage.DiskBook.Known;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The miner's disks. Markers decide which folder is which disk, so mount points may be swapped or
 * renamed; a folder without a marker is taken in only where the database never had a disk there and
 * nothing lies in it. A disk that is missing or foreign is named with cause and cure while the
 * others serve on. Safe for many threads.
 */
public final class Disks {

  /** Free on each disk for everything else, where nothing else is said. */
  public static final long RESERVE = 64L << 20;

  private final DiskBook book;
  private final String miner;
  private final List<Path> folders;
  private final Path usual;
  private final long reserve;
  private volatile Map<Integer, Disk> open = Map.of();
  private volatile List<DiskReport> troubles = List.of();

  private Disks(List<Path> folders, Path usual, KeyValueStore store, long reserve) {
    this.book = new DiskBook(store);
    this.miner = book.miner();
    this.usual = absolute(usual);
    this.folders = folders.stream().map(Disks::absolute).distinct().toList();
    this.reserve = reserve;
  }

  /**
   * Opens what is there.
   *
   * @param folders as the operator names them; none for {@code usual} alone
   * @param usual the only folder of releases that knew one; read on where it holds something
   * @param reserve bytes that stay free on each disk
   */
  public static Disks open(List<Path> folders, Path usual, KeyValueStore store, long reserve) {
    Disks disks = new Disks(folders, usual, store, reserve);
    disks.refresh();
    return disks;
  }

  /** Looks again for disks that were missing; disks that are open stay as they are. */
  public synchronized void refresh() {
    SortedMap<Integer, Disk> found = new TreeMap<>(open);
    List<DiskReport> wrong = new ArrayList<>();
    for (Path folder : wanted()) {
      if (found.values().stream().noneMatch(disk -> disk.folder().equals(folder))) {
        try {
          Disk disk = take(folder, found);
          found.put(disk.number(), disk);
        } catch (DiskFailed e) {
          wrong.add(new DiskReport(-1, folder.toString(), 0, 0, MinerException.words(e)));
        }
      }
    }
    troubles = List.copyOf(wrong);
    open = Map.copyOf(found);
  }

  /** Folders with markers first: what they are must be known before a folder counts as new. */
  private List<Path> wanted() {
    List<Path> wanted = new ArrayList<>(folders.isEmpty() ? List.of(usual) : folders);
    if (!wanted.contains(usual) && Files.exists(usual)) {
      wanted.addFirst(usual);
    }
    wanted.sort(
        Comparator.comparing((Path folder) -> !Files.exists(folder.resolve(DiskMarker.FILE)))
            .thenComparing(folder -> !folder.equals(usual)));
    return wanted;
  }

  private Disk take(Path folder, Map<Integer, Disk> found) {
    Optional<DiskMarker> marker = DiskMarker.read(folder);
    SortedMap<Integer, Known> known = book.all();
    Known disk =
        marker.isPresent() ? own(folder, marker.get(), known) : unmarked(folder, known, found);
    if (found.containsKey(disk.number())) {
      throw new DiskFailed(
          folder,
          "is a copy of disk %d, which is at %s; name one of the two"
              .formatted(disk.number(), found.get(disk.number()).folder()),
          null);
    }
    if (marker.isEmpty()) {
      new DiskMarker(disk.id(), miner).write(folder);
    }
    book.put(disk);
    return new Disk(
        disk.number(), disk.id(), folder, folders.isEmpty() || folders.contains(folder));
  }

  private Known own(Path folder, DiskMarker marker, SortedMap<Integer, Known> known) {
    if (!marker.miner().equals(miner)) {
      throw new DiskFailed(
          folder,
          "belongs to another miner (%s in its %s, this database is %s); give each miner folders of its own, or restore the database that belongs to this disk"
              .formatted(marker.miner(), DiskMarker.FILE, miner),
          null);
    }
    int number =
        known.values().stream()
            .filter(other -> other.id().equals(marker.disk()))
            .map(Known::number)
            .findFirst()
            .orElseGet(() -> next(known)); // marked by a start that was killed right after
    return new Known(number, marker.disk(), folder);
  }

  private Known unmarked(Path folder, SortedMap<Integer, Known> known, Map<Integer, Disk> found) {
    for (Known other : known.values()) {
      if (other.folder().equals(folder) && !found.containsKey(other.number())) {
        throw new DiskFailed(
            folder,
            "disk %d is missing: its %s is not there, so it is probably not mounted; mount it, or name another folder in its place if it is lost"
                .formatted(other.number(), DiskMarker.FILE),
            null);
      }
    }
    boolean first = folder.equals(usual) && known.isEmpty();
    if (first) {
      DurableFiles.folder(folder);
    }
    if (!isEmpty(folder) && !(first && book.knowsFragments())) {
      throw new DiskFailed(
          folder,
          "holds files but no %s, so it is no disk of this miner; name an empty folder, or restore the database that belongs to it"
              .formatted(DiskMarker.FILE),
          null);
    }
    return new Known(next(known), UUID.randomUUID().toString(), folder);
  }

  /**
   * Old entries name no disk and mean number 0, which {@link #wanted} gives to the usual folder.
   */
  private static int next(SortedMap<Integer, Known> known) {
    return known.isEmpty() ? 0 : known.lastKey() + 1;
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      return content.allMatch(path -> path.endsWith("lost+found"));
    } catch (IOException e) {
      throw new DiskFailed(folder, "cannot be listed; create it, or mount its disk", e);
    }
  }

  /** Disks that can be read now. */
  public List<Disk> usable() {
    return open.values().stream()
        .filter(Disk::present)
        .sorted(Comparator.comparing(Disk::number))
        .toList();
  }

  /** A disk by number; empty where it is missing. */
  public Optional<Disk> find(int number) {
    return Optional.ofNullable(open.get(number)).filter(Disk::present);
  }

  /** Where a disk is or was, for messages. */
  public String name(int number) {
    Known known = book.all().get(number);
    return known == null
        ? "disk %d, which this database does not know".formatted(number)
        : "disk %d at %s".formatted(number, known.folder());
  }

  /**
   * The disk for a new fragment: where the deal already is, so that a lost disk costs few deals;
   * else the one with most room.
   *
   * @param before number of the disk that holds other fragments of the deal
   * @throws Refused 507 where none has room
   */
  Disk choose(long bytes, Optional<Integer> before) {
    List<Disk> fitting =
        usable().stream()
            .filter(Disk::takesNew)
            .filter(disk -> disk.free() - reserve >= bytes)
            .toList();
    return fitting.stream()
        .filter(disk -> before.isPresent() && before.get() == disk.number())
        .findFirst()
        .or(() -> fitting.stream().max(Comparator.comparing(Disk::free)))
        .orElseThrow(() -> full(bytes));
  }

  private Refused full(long bytes) {
    String disks =
        reports().stream()
            .map(
                report ->
                    report.usable()
                        ? "%s has %d bytes free".formatted(report.folder(), report.free())
                        : report.folder() + " is missing")
            .collect(Collectors.joining(", "));
    return new Refused(
        507,
        "disk-full",
        "the fragment needs %d bytes and %d stay free on each disk, but %s: the operator must add space"
            .formatted(bytes, reserve, disks));
  }

  /** All disks, also those that are missing. */
  public List<DiskReport> reports() {
    List<DiskReport> reports = new ArrayList<>();
    for (Known known : book.all().values()) {
      reports.add(
          find(known.number())
              .map(
                  disk ->
                      new DiskReport(
                          disk.number(), disk.folder().toString(), disk.free(), disk.total(), ""))
              .orElseGet(() -> missing(known)));
    }
    troubles.stream()
        .filter(
            report -> reports.stream().noneMatch(known -> known.folder().equals(report.folder())))
        .forEach(reports::add);
    return reports;
  }

  private DiskReport missing(Known known) {
    String trouble =
        troubles.stream()
            .filter(report -> report.folder().equals(known.folder().toString()))
            .map(DiskReport::trouble)
            .findFirst()
            .orElse(
                "%s: disk %d is missing; mount it, or name its folder in the configuration"
                    .formatted(known.folder(), known.number()));
    return new DiskReport(known.number(), known.folder().toString(), 0, 0, trouble);
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }
}
