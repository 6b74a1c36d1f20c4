package io.cess4j.sdk.probe;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.Storage;
import io.cess4j.sdk.storage.StorageTerms;
import io.cess4j.sdk.storage.StoredFile;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Looks at a network as its clients see it: stores a small file through a gateway, reads it back
 * through the gateway and from the miners, asks every miner, and reads the chain's books of them.
 * Only what the account itself may read is read.
 */
public final class Probe {
  /** Few, so that the probe's own line is not what is measured. */
  private static final int AT_ONCE = 8;

  private static final Set<MinerState> PROBED =
      EnumSet.of(MinerState.ACTIVE, MinerState.DRAINING, MinerState.EXITING);

  private final Network network;
  private final Storage storage;
  private final WorkerClient workers;
  private final InstantSource clock;
  private final SecureRandom random;

  public Probe(
      Network network,
      Storage storage,
      WorkerClient workers,
      InstantSource clock,
      SecureRandom random) {
    this.network = network;
    this.storage = storage;
    this.workers = workers;
    this.clock = clock;
    this.random = random;
  }

  /** The network's usual code, for the shortest term that it allows. */
  public StorageTerms terms() {
    StorageTerms usual = storage.defaultTerms();
    int shortest = network.parameters().get(Parameter.MINIMUM_TERM).intValueExact();
    return new StorageTerms(usual.k(), usual.n(), shortest, usual.regions());
  }

  /** What storing the file of one run locks. */
  public PutQuote quote(ProbeOptions options) {
    return storage.quote(options.bytes(), options.terms());
  }

  /** Removes files that interrupted runs have left; gives the wei that came back. */
  public BigInteger removeLeftovers() {
    return ProbeFile.removeLeftovers(storage);
  }

  /**
   * One run. What gateway and miners do wrong is in its result.
   *
   * @throws io.cess4j.chain.ChainException where the chain cannot be read
   * @throws IOException where the probe's own files cannot be written
   */
  public ProbeRun run(ProbeOptions options) throws IOException {
    var at = clock.instant();
    long day = network.calendar().dayAt(network.clock().instant());
    try (ProbeFile file = ProbeFile.make(storage, options, random)) {
      Timed store = file.store();
      Timed throughGateway = file.read(GetOptions.defaults());
      Timed direct = file.read(GetOptions.defaults().directly());
      List<MinerResult> miners;
      Timed remove;
      try {
        miners = miners(options, day, file.stored().flatMap(this::held));
      } finally {
        remove = file.remove();
      }
      return new ProbeRun(
          at,
          day,
          file.stored().map(StoredFile::fid),
          file.stored().map(StoredFile::cost).orElse(BigInteger.ZERO),
          file.refund(),
          store,
          throughGateway,
          direct,
          remove,
          miners);
    }
  }

  private Optional<HeldFile> held(StoredFile stored) {
    try {
      return Optional.of(
          new FileFinder(new ChainDeals(network), new DescriptorFetcher(workers, random)::fetch)
              .find(stored.fid()));
    } catch (RetrievalException noMinerGivesIt) {
      return Optional.empty(); // the direct read says so too
    }
  }

  private List<MinerResult> miners(ProbeOptions options, long day, Optional<HeldFile> file) {
    MinerProbe probe = new MinerProbe(workers, MinerProbe.LIMITS, options.tries());
    List<Future<MinerResult>> asked = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (long id = 1; id <= network.miners().count(); id++) {
        Miner miner = network.miners().miner(id);
        if (PROBED.contains(miner.state())) {
          MinerTarget target =
              new MinerTarget(
                  id, miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes()), miner.state());
          Proofs proofs = proofs(id, day, options.days());
          asked.add(pool.submit(() -> probe.measure(target, file, proofs)));
        }
      }
    }
    return asked.stream().map(Future::resultNow).toList();
  }

  private Proofs proofs(long miner, long today, int days) {
    List<DayOutcome> outcomes =
        LongStream.range(Math.max(0, today - days), today)
            .mapToObj(day -> network.auditRounds().outcome(miner, day))
            .toList();
    return new Proofs(
        outcomes.stream().filter(DayOutcome.ACCEPTED::equals).count(),
        outcomes.stream()
            .filter(EnumSet.of(DayOutcome.WRONG, DayOutcome.LATE, DayOutcome.OFFLINE)::contains)
            .count());
  }
}
