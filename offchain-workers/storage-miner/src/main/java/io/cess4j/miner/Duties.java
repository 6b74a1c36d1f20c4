package io.cess4j.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.miner.deal.DealIntake;
import io.cess4j.miner.deal.HoldingTagger;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.deal.NetworkView;
import io.cess4j.miner.deal.RepairIntake;
import io.cess4j.miner.deal.Sweeper;
import io.cess4j.miner.key.KappaKeystore;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.Pledge;
import io.cess4j.miner.key.ProofKeyRegistration;
import io.cess4j.miner.key.Registration;
import io.cess4j.miner.key.SrsLibrary;
import io.cess4j.miner.key.TeePeers;
import io.cess4j.miner.key.TiContexts;
import io.cess4j.miner.proof.AuditSource;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.proof.Compaction;
import io.cess4j.miner.repair.RepairDuty;
import io.cess4j.miner.repair.Repairs;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.served.ServedCredit;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.store.KeyValueStore;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.PeerBinding;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * What a miner does once the registry knows it.
 *
 * @param network the chain
 * @param miner as registered at the start
 * @param keys its keys
 * @param proofKeys registers them
 * @param binding tells who calls
 * @param intake takes data in
 * @param audits proves
 * @param compaction closes dead ranges
 * @param sweeper frees space
 * @param pledge pays what fines took
 * @param repairs takes over slots of others
 * @param served turns readers' receipts into credit
 * @param client talks to TEE workers and other miners
 */
public record Duties(
    Network network,
    Miner miner,
    MinerKeys keys,
    ProofKeyRegistration proofKeys,
    PeerBinding binding,
    DealIntake intake,
    Audits audits,
    Compaction compaction,
    Sweeper sweeper,
    Pledge pledge,
    Repairs repairs,
    ServedCredit served,
    WorkerClient client)
    implements AutoCloseable {

  /** What exists before the chain has been asked anything. */
  record Means(
      WorkerSettings settings,
      KappaKeystore kappas,
      Account account,
      Holdings holdings,
      KeyValueStore store,
      CorruptionLedger ledger,
      TlsIdentity identity,
      MeterRegistry metrics,
      AuditSource audits,
      SecureRandom random) {}

  /** Connects, registers where needed, and puts the duties together. */
  static Duties take(Means means, Registration.Wish wish) {
    WorkerSettings settings = means.settings();
    Network network = Network.connect(settings.rpc(), Address.of(settings.directory()));
    try {
      Miner miner = new Registration(network, means.account()).ensure(wish);
      return of(means, network, miner);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static Duties of(Means means, Network network, Miner miner) {
    Path data = means.settings().data();
    WorkerClient client =
        new WorkerClient(
            means.identity(),
            WorkerLimits.DEFAULT,
            new BindingHeader(
                means.account(), network.domain(), means.identity().keyHash(), network.clock()));
    TeePeers peers = new TeePeers(network, client);
    SrsLibrary library =
        new SrsLibrary(
            data.resolve("srs"),
            network.calendar().constants().blockSectors(),
            peers,
            means.random());
    MinerSecretKey kappa =
        means
            .kappas()
            .kappa(network.connection().chainId(), network.miners().address(), miner.id());
    MinerKeys keys =
        new MinerKeys(
            miner.id(),
            kappa,
            means.account(),
            network.domain(),
            new TiContexts(network, kappa, library));
    NetworkView chain = new NetworkView(network);
    HoldingTagger tagger =
        new HoldingTagger(chain, keys, means.holdings(), peers::peer, means.random());
    Repairs repairs =
        RepairDuty.of(
            network,
            means.account(),
            miner.id(),
            means.holdings(),
            new RepairIntake(chain, means.holdings(), tagger, means.ledger(), peers::peer),
            means.store(),
            client,
            data,
            means.metrics(),
            means.random());
    Audits audits =
        new Audits(
            means.audits().of(network, means.account(), keys),
            keys,
            means.holdings(),
            means.store(),
            means.ledger(),
            means.metrics());
    return new Duties(
        network,
        miner,
        keys,
        new ProofKeyRegistration(network, means.account(), keys),
        new PeerBinding(network.domain(), network.clock()),
        new DealIntake(chain, keys, means.holdings(), tagger),
        audits,
        new Compaction(network, network.sender(means.account()), miner.id(), audits::forget),
        new Sweeper(chain, means.holdings(), miner.id(), repairs::worksOn),
        new Pledge(network, means.account(), miner.id()),
        repairs,
        new ServedCredit(network, chain, means.account(), miner.id(), means.store()),
        client);
  }

  @Override
  public void close() {
    repairs.close();
    client.close();
    keys.close();
    network.close();
  }
}
