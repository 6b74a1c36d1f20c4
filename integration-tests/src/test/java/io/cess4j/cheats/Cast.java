package io.cess4j.cheats;

import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StorageTerms;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Who plays what: the draw decides which six of eight miners hold the file, so parts are given once
 * it is placed.
 */
final class Cast {
  private static final int K = 4;
  private static final int N = 6;
  private static final int BYTES = 8 << 20;

  /** Two of eight miners are spare; a draw of six misses both with 1/28. */
  private static final int BAITS = 5;

  private final LocalNetwork network;
  private final Cess cess;
  private final Consumer<String> says;
  private final Map<Cheat, FileStat.Placement> parts = new EnumMap<>(Cheat.class);
  private final List<FileStat.Placement> holders = new ArrayList<>();
  private final Path original;
  private final long began;
  private long offFrom;
  private final StoredFile file;

  Cast(LocalNetwork network, Cess cess, RandomGenerator random, Consumer<String> says)
      throws IOException {
    this.network = network;
    this.cess = cess;
    this.says = says;
    this.began = cess.rounds().today();
    this.original = write("original", random, BYTES);
    this.file = put(original);
    holders.addAll(placements(file));
    List<Cheat> cheats =
        List.of(Cheat.DROPPING, Cheat.BORROWING, Cheat.REPLAYING, Cheat.TARDY, Cheat.OFFLINE);
    for (int slot = 0; slot < cheats.size(); slot++) {
      parts.put(cheats.get(slot), holders.get(slot));
    }
    says.accept("stored on %d miners, any %d of them restore it: %s".formatted(N, K, file.fid()));
    parts.put(Cheat.BEREFT, bereft(random));
  }

  /** A miner without the file that held another one, whose owner has removed it. */
  private FileStat.Placement bereft(RandomGenerator random) throws IOException {
    Set<Long> taken = new HashSet<>();
    holders.forEach(holder -> taken.add(holder.miner()));
    for (int bait = 1; bait <= BAITS; bait++) {
      StoredFile other = put(write("bait-" + bait, random, 1));
      List<FileStat.Placement> spare =
          placements(other).stream().filter(holder -> !taken.contains(holder.miner())).toList();
      cess.storage().remove(other.fid());
      if (!spare.isEmpty()) {
        return spare.getFirst();
      }
    }
    throw new IllegalStateException("%d draws of %d missed both spare miners".formatted(BAITS, N));
  }

  private Path write(String name, RandomGenerator random, int length) throws IOException {
    byte[] content = new byte[length];
    random.nextBytes(content);
    return Files.write(network.folder().home().resolve(name), content);
  }

  private StoredFile put(Path content) {
    StorageTerms usual = cess.storage().defaultTerms();
    StorageTerms terms = new StorageTerms(K, N, usual.termDays(), usual.regions());
    return cess.storage().put(content, PutOptions.defaults().with(terms));
  }

  private List<FileStat.Placement> placements(StoredFile stored) {
    return cess.storage().stat(stored.fid()).deals().getFirst().placements();
  }

  /** Cheats take the place of the honest processes, with their data; one process only dies. */
  void takePlaces() {
    parts.forEach(
        (cheat, holder) -> says.accept("miner %d %s".formatted(holder.miner(), cheat.words())));
    List<Cheat> replaced =
        List.of(Cheat.DROPPING, Cheat.BORROWING, Cheat.REPLAYING, Cheat.TARDY, Cheat.OFFLINE);
    replaced.forEach(cheat -> process(cheat).kill());
    offFrom = cess.rounds().today() + 1;
    for (Cheat cheat : replaced) {
      if (cheat != Cheat.OFFLINE) {
        network.restart(process(cheat), cheat.launch());
      }
    }
  }

  /** The day on which the first file was stored. */
  long began() {
    return began;
  }

  /** First whole day on which one of them is off. */
  long offFrom() {
    return offFrom;
  }

  /** The one that was off comes back. */
  void comeBack() {
    network.restart(process(Cheat.OFFLINE));
  }

  long miner(Cheat cheat) {
    return Objects.requireNonNull(parts.get(cheat)).miner();
  }

  /** The one holder that does nothing wrong. */
  FileStat.Placement honest() {
    return holders.getLast();
  }

  WorkerProcess process(Cheat cheat) {
    return network.at(Objects.requireNonNull(parts.get(cheat)).endpoint());
  }

  StoredFile file() {
    return file;
  }

  Path original() {
    return original;
  }
}
