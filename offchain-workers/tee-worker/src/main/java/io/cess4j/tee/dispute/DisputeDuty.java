package io.cess4j.tee.dispute;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.Judgement;
import io.cess4j.tee.registration.Registered;
import io.cess4j.transport.WorkerClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches for disputes that wait for this worker's verdict, one after the other: a file is fetched,
 * examined in the enclave, and the verdict sent. What fails is tried again until shortly before the
 * deadline; then it is Unproven. Silent this worker is only where it cannot send anything: a holder
 * whose file keeps workers busy must not get one after the other drawn.
 */
public final class DisputeDuty implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DisputeDuty.class);
  private static final Duration PAUSE = Duration.ofSeconds(4);

  private final Network network;
  private final TransactionSender sender;
  private final Supplier<Registered> self;
  private final Supplier<Bench> benches;
  private final MeterRegistry metrics;
  private @Nullable Thread thread;

  /**
   * @param self this worker, once it is registered
   * @param random spreads readers over miners
   */
  public DisputeDuty(
      Network network,
      TransactionSender sender,
      Enclave enclave,
      WorkerClient client,
      Supplier<Registered> self,
      RandomGenerator random,
      MeterRegistry metrics) {
    this.network = network;
    this.sender = sender;
    this.self = self;
    this.metrics = metrics;
    this.benches = () -> bench(network, enclave, client, random);
  }

  /** What judging takes. */
  private record Bench(DrawnDisputes disputes, Examiner examiner) {}

  private static Bench bench(
      Network network, Enclave enclave, WorkerClient client, RandomGenerator random) {
    RightsIndex index =
        new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address());
    FileFinder finder =
        new FileFinder(new ChainDeals(network), new DescriptorFetcher(client, random)::fetch);
    return new Bench(
        new DrawnDisputes(network, index), new Examiner(network, index, finder, client, enclave));
  }

  @Override
  public void start() {
    if (!network.hasDataRights()) {
      LOG.info("this network was founded before there were data rights: no disputes to judge");
      return;
    }
    Bench bench = benches.get();
    thread = Thread.ofVirtual().name("disputes").start(() -> run(bench));
  }

  private void run(Bench bench) {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        try {
          for (DrawnDisputes.Waiting one : bench.disputes().waiting(self.get().worker())) {
            settle(bench.examiner(), one);
          }
        } catch (ChainException | ContractRevert | ProblemException e) {
          LOG.warn("disputes cannot be looked up: {}", e.getMessage());
        } catch (RuntimeException e) { // as below: the watch goes on
          LOG.warn("disputes cannot be looked up", e);
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Examiner examiner, DrawnDisputes.Waiting waiting)
      throws InterruptedException {
    long certificate = waiting.certificate();
    try {
      examiner
          .judge(certificate, waiting.dispute())
          .ifPresentOrElse(
              judgement -> conclude(certificate, judgement),
              () -> LOG.info("the file of certificate {} cannot be had yet", certificate));
    } catch (RuntimeException
        | OutOfMemoryError
        | StackOverflowError e) { // whatever a stranger's file brings up must not end the watch
      LOG.warn("certificate {} cannot be judged now", certificate, e);
    }
  }

  private void conclude(long certificate, Judgement judgement) {
    network
        .rightsDisputes()
        .conclude(
            sender,
            certificate,
            judgement.verdict(),
            judgement.evidence(),
            judgement.signature().toBytes());
    metrics.counter("cess.tee.verdicts", "verdict", judgement.verdict().name()).increment();
    LOG.info("certificate {}: {}; {}", certificate, judgement.verdict(), judgement.reason());
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** After the registration, with the web server. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE;
  }
}
