package io.cess4j.bench.podr2;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Activation;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Report;
import io.cess4j.chain.typed.Tags;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deals with every miner of the chain: placed, drawn and activated by transactions as in the
 * product. Contents are generated; their ids' root is a hash of the generator's number, which no
 * contract looks into. Every holding of a proving miner is tagged and checked whole.
 */
final class BenchDeals {
  private static final int TERM_DAYS = 364;
  private static final int ANY_REGION = 0xffff;
  private static final int REPORT_BYTES = 80;

  private final AuditChain chain;
  private final Trusted ti;
  private final List<BenchMiner> miners;
  private final AtomicInteger contents = new AtomicInteger();

  BenchDeals(AuditChain chain, Trusted ti, List<BenchMiner> miners) {
    this.chain = chain;
    this.ti = ti;
    this.miners = miners;
  }

  /**
   * @param count of deals
   * @param size bytes of ciphertext each
   * @param proving miners whose holdings are tagged for real; the others get a name and no content,
   *     and never prove
   */
  void activate(int count, int k, long size, List<BenchMiner> proving) throws Exception {
    TransactionSender client = chain.sender(chain.accounts.client());
    Terms terms =
        new Terms(
            size,
            k,
            miners.size(),
            TERM_DAYS,
            ANY_REGION,
            chain.accounts.gateway(0).address(),
            chain.network.orders().price());
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(chain.network.orders().place(client, terms).value());
    }
    chain.beat();
    chain.beat();
    for (long order : orders) {
      chain.network.orders().draw(client, order);
    }
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> running = new ArrayList<>();
      for (long order : orders) {
        running.add(cores.submit(() -> activate(order, k, size, proving)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private void activate(long id, int k, long size, List<BenchMiner> proving) {
    Order order = chain.network.orders().order(id);
    DealLayout layout = new DealLayout(new CodeParameters(k, order.n()), size);
    Hash256 root = seed(id);
    ByteBuffer reports = ByteBuffer.allocate(REPORT_BYTES * order.n());
    List<Bytes16> nus = new ArrayList<>();
    for (int slot = 0; slot < order.n(); slot++) {
      BenchMiner miner = miner(order.miners().get(slot));
      TagStatement.Subject subject =
          new TagStatement.Subject(
              id, slot, miner.id, order.tiKey(), seed(100 * id + slot), layout.sectors());
      Bytes16 nu = Bytes16.of(name(subject, miner, proving).toBytes());
      nus.add(nu);
      Report report =
          new Report(id, slot, miner.id, nu, layout.sectors(), Bytes32.of(root.toBytes()));
      reports.put(nu.bytes());
      reports.put(compact(chain.network.domain().sign(miner.account, report)));
    }
    Tags tags =
        new Tags(
            id,
            order.tiKey(),
            layout.sectors(),
            Bytes32.of(seed(-id).toBytes()),
            Bytes32.of(root.toBytes()),
            order.miners(),
            nus);
    chain
        .network
        .deals()
        .activate(
            chain.sender(chain.accounts.gateway(0)),
            new Activation(
                id,
                tags.root(),
                tags.fid(),
                size,
                layout.sectors(),
                reports.array(),
                compact(chain.tee.sign(tags))));
  }

  private Nu name(TagStatement.Subject subject, BenchMiner miner, List<BenchMiner> proving) {
    if (!proving.contains(miner)) {
      return ti.sigGen(subject).statement().nu();
    }
    GeneratedHolding content = new GeneratedHolding(contents.incrementAndGet(), subject.sectors());
    TaggedHolding tagged = TaggedHolding.of(ti, miner.key, subject, content);
    synchronized (miner) {
      miner.keep(tagged);
    }
    return tagged.statement().nu();
  }

  private BenchMiner miner(long id) {
    return miners.stream().filter(miner -> miner.id == id).findFirst().orElseThrow();
  }

  private static byte[] compact(byte[] signature) {
    return Signature.parse(signature).compact();
  }

  private static Hash256 seed(long number) {
    return io.cess4j.protocol.ids.Sha256.hash(
        ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
