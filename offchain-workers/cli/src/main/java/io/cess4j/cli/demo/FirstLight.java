package io.cess4j.cli.demo;

import io.cess4j.cli.files.TransferBars;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.StorageTerms;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The main job from end to end on a network of its own. */
final class FirstLight {
  private static final int DAYS = 2;
  private static final int LOST_MINERS = 2;

  private final Console console;
  private final NetworkFolder folder;
  private final Path file;
  private final Told told;

  FirstLight(Console console, NetworkFolder folder, Path file) {
    this.console = console;
    this.folder = folder;
    this.file = file;
    this.told = new Told(console);
  }

  /**
   * What held.
   *
   * @param rounds protocol days in which every miner of the file proved
   * @param proofsAccepted by the contract, of those miners in those days
   * @param recovered whether the file came back without the killed miners
   * @param verifyGas mean gas of a proof's transaction
   */
  record Result(
      String engine,
      String fid,
      long bytes,
      boolean sha256Match,
      int rounds,
      int proofsAccepted,
      int minersKilled,
      boolean recovered,
      long verifyGas,
      double seconds) {
    boolean ok() {
      return sha256Match
          && recovered
          && rounds >= DAYS
          && minersKilled == LOST_MINERS
          && proofsAccepted > 0;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", ok());
      json.put("engine", engine);
      json.put("fid", fid);
      json.put("bytes", bytes);
      json.put("sha256Match", sha256Match);
      json.put("rounds", rounds);
      json.put("proofsAccepted", proofsAccepted);
      json.put("minersKilled", minersKilled);
      json.put("recovered", recovered);
      json.put("verifyGas", verifyGas);
      json.put("seconds", seconds);
      return json;
    }

    String text() {
      return "%s: %s stored, proved on %d days by %d proofs (%,d gas each), %d miners killed, read back %s, in %.0f s"
          .formatted(
              ok() ? "it holds" : "IT DOES NOT HOLD",
              Sizes.of(bytes),
              rounds,
              proofsAccepted,
              verifyGas,
              minersKilled,
              sha256Match ? "unchanged" : "CHANGED",
              seconds);
    }
  }

  Result run() throws IOException, InterruptedException {
    try (LocalNetwork network = LocalNetwork.start(folder, NetworkPlan.USUAL, this::say);
        Cess cess =
            Cess.connect(network.rpc(), network.directory(), network.client())
                .through(network.gateway())) {
      StoredFile stored = store(cess);
      FileStat stat = cess.storage().stat(stored.fid());
      showPlacements(stat);
      ProvenDays proven = new ProvenDays(cess, stat, this::say);
      List<Long> days = proven.await(DAYS);
      List<String> killed = kill(network, stat);
      boolean match = readBack(cess, stored);
      return new Result(
          network.chain().engine(),
          stored.fid(),
          stored.bytes(),
          match,
          days.size(),
          proven.proofs(days),
          killed.size(),
          match && killed.size() == LOST_MINERS,
          proven.meanGas(days),
          told.seconds());
    }
  }

  private StoredFile store(Cess cess) throws IOException {
    StorageTerms terms = cess.storage().defaultTerms();
    PutQuote quote = cess.storage().quote(Files.size(file), terms);
    say(
        "storing %s, %s, any %d of %d fragments restore it: %s until %s (chain time)"
            .formatted(
                file.getFileName(),
                Sizes.of(quote.plaintextBytes()),
                terms.k(),
                terms.n(),
                Amounts.cess(quote.cost()),
                quote.expiresAt()));
    try (TransferBars bars = new TransferBars(console)) {
      StoredFile stored = cess.storage().put(file, quote, PutOptions.defaults().with(bars));
      say("the chain says it is stored: fid " + stored.fid());
      return stored;
    }
  }

  private void showPlacements(FileStat stat) {
    Table table = new Table("  deal", "slot", "miner", "endpoint", "tag name (nu)");
    for (FileStat.Part part : stat.deals()) {
      for (FileStat.Placement placement : part.placements()) {
        table.row(
            "  " + part.deal(),
            placement.slot(),
            placement.miner(),
            placement.endpoint(),
            placement.nu());
      }
    }
    console.say(table.toString());
  }

  /** The miners of the first slots hold data, not parity: without them the file must be decoded. */
  private List<String> kill(LocalNetwork network, FileStat stat) {
    List<String> killed = new ArrayList<>();
    for (FileStat.Placement placement :
        stat.deals().getFirst().placements().subList(0, LOST_MINERS)) {
      WorkerProcess miner = network.at(placement.endpoint());
      miner.kill();
      say(
          "killed %s (miner %d, slot %d) with SIGKILL"
              .formatted(miner.name(), placement.miner(), placement.slot()));
      killed.add(miner.name());
    }
    return killed;
  }

  private boolean readBack(Cess cess, StoredFile stored) throws IOException {
    Path copy = folder.home().resolve("copy");
    try (TransferBars bars = new TransferBars(console)) {
      cess.storage().get(stored.fid(), copy, GetOptions.defaults().with(bars));
    }
    String expected = sha256(file);
    String actual = sha256(copy);
    say("SHA-256 stored " + expected);
    say("SHA-256 read   " + actual);
    return expected.equals(actual);
  }

  private static String sha256(Path path) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void say(String line) {
    told.say(line);
  }
}
