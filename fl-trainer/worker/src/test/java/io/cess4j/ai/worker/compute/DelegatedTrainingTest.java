package io.cess4j.ai.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.InitialParameters;
import io.cess4j.ai.training.MlpTrainer;
import io.cess4j.ai.training.Schedule;
import io.cess4j.ai.worker.Examples;
import io.cess4j.ai.worker.FlWorkerConfiguration;
import io.cess4j.ai.worker.LocalTraining;
import io.cess4j.ai.worker.job.Audit;
import io.cess4j.ai.worker.job.ComputePeer;
import io.cess4j.ai.worker.job.DelegatedTraining;
import io.cess4j.ai.worker.job.Evidence;
import io.cess4j.ai.worker.job.ExamplesDigest;
import io.cess4j.ai.worker.job.JobCodec;
import io.cess4j.ai.worker.job.JobOrder;
import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.protocol.ByteString;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerApplication;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TransportException.PeerRefused;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An owner and its compute node, over mutual TLS, beside a real chain. */
@Timeout(180)
@WithDevnet
final class DelegatedTrainingTest {
  private static final Architecture ARCHITECTURE = Architecture.named("mlp-2-4-2/1");
  private static final Schedule SCHEDULE = Schedule.plain(3, 8, 0.1f, 5);
  private static final FixedVector BASE = FixedVector.model(InitialParameters.of(ARCHITECTURE, 1));
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private final TestNetwork test;
  private final Account owner;
  private final Account node;

  DelegatedTrainingTest(TestNetwork test) {
    this.test = test;
    this.owner = test.accounts().client();
    this.node = test.accounts().otherClient();
  }

  @BeforeEach
  void writesExamples() throws IOException {
    write(folder.resolve("examples"), 7);
  }

  @Test
  void theNodesUpdateIsTheOneThatTheOwnerWouldHaveMade() throws IOException {
    try (RunningWorker worker = starts(folder.resolve("examples"));
        WorkerClient client = client(owner)) {
      FixedVector update = delegating(peer(client, worker), 0).update(BASE, 3);
      assertThat(update).isEqualTo(own().update(BASE, 3));
      assertThat(delegating(peer(client, worker), 1).update(BASE, 3)).isEqualTo(update);
      assertThat(evidence()).doesNotExist();
    }
  }

  @Test
  void aNodeThatWasKilledTrainsWhatItHadTakenAndNotAnswered() throws Exception {
    JobOrder order = order(UnaryOperator.identity());
    Bytes32 job = domain().digest(order.job());
    JobFolder jobs = new JobFolder(folder.resolve("node").resolve("jobs"), 64);
    jobs.order(job, order); // as it lies there after a kill
    try (RunningWorker worker = starts(folder.resolve("examples"));
        WorkerClient client = client(owner)) {
      ComputePeer.Delivery delivery =
          compute(peer(client, worker)).train(order, Duration.ofSeconds(60));
      assertThat(delivery.update()).isEqualTo(own().update(BASE, 0));
    }
    assertThat(jobs.unanswered()).isEmpty();
  }

  @Test
  void aNodeThatSavesItselfTheWorkIsFoundByAnAuditAndGetsNoMoreJobs() throws IOException {
    try (RunningWorker worker = startsLiar();
        WorkerClient client = client(owner)) {
      DelegatedTraining training = delegating(peer(client, worker), 1);
      assertThat(training.update(BASE, 1)).isEqualTo(own().update(BASE, 1));
      assertThat(evidence().resolve("answer.json")).exists();
      assertThat(JobCodec.read(Files.newInputStream(evidence().resolve("order"))).round())
          .isEqualTo(1);
      training.update(BASE, 2);
      assertThat(worker.context().getBean(LyingNode.class).jobs()).isOne();
    }
  }

  @Test
  void withoutAnAuditALieIsNotSeen() throws IOException {
    try (RunningWorker worker = startsLiar();
        WorkerClient client = client(owner)) {
      assertThat(delegating(peer(client, worker), 0).update(BASE, 1))
          .isNotEqualTo(own().update(BASE, 1));
    }
  }

  @Test
  void theOwnerTrainsItselfWhereTheNodeIsGone() throws IOException {
    try (WorkerClient client = client(owner)) {
      WorkerPeer gone;
      try (RunningWorker worker = starts(folder.resolve("examples"))) {
        gone = peer(client, worker);
      }
      assertThat(delegating(gone, 0).update(BASE, 2)).isEqualTo(own().update(BASE, 2));
    }
  }

  @Test
  void jobsOfOthersAndBrokenOnesAreRefused() throws IOException {
    Instant now = test.network().clock().instant();
    try (RunningWorker worker = starts(folder.resolve("examples"));
        WorkerClient client = client(owner);
        WorkerClient stranger = client(test.accounts().governor())) {
      WorkerPeer peer = peer(client, worker);
      JobOrder good = order(UnaryOperator.identity());
      refused(peer(stranger, worker), good, "not-the-owner");
      refused(peer, good.signed(domain(), test.accounts().governor()), "job-forged");
      refused(
          peer, signed(good, owner.address(), now.plus(DAY), good.examples()), "job-of-another");
      refused(peer, signed(good, good.node(), now.minus(DAY), good.examples()), "job-expired");
      refused(
          peer,
          signed(good, good.node(), now.plus(DAY.multipliedBy(30)), good.examples()),
          "job-expired");
      refused(
          peer, signed(good, good.node(), now.plus(DAY), domain().separator()), "examples-differ");
      byte[] bytes = JobCodec.write(good);
      String path = path(good);
      refused(peer, path, java.util.Arrays.copyOf(bytes, bytes.length - 1), "job-malformed");
      refused(peer, path, java.util.Arrays.copyOf(bytes, 30), "job-malformed");
      refused(peer, path, new byte[0], "job-malformed");
      bytes[7] ^= 1;
      refused(peer, path, bytes, "job-malformed");
      refused(peer, "/v1/jobs/nothing", JobCodec.write(good), "job-malformed");
      refused(peer, "/v1/jobs/" + "ab".repeat(32), JobCodec.write(good), "job-differs");
      assertThatThrownBy(() -> peer.send(WorkerRequest.get(path)))
          .isInstanceOfSatisfying(
              PeerRefused.class, e -> assertThat(e.problem().type()).isEqualTo("job-unknown"));
    }
  }

  private void refused(WorkerPeer peer, JobOrder order, String type) {
    refused(peer, path(order), JobCodec.write(order), type);
  }

  private static void refused(WorkerPeer peer, String path, byte[] body, String type) {
    assertThatThrownBy(() -> peer.send(WorkerRequest.put(path, WorkerBody.of(body))).close())
        .isInstanceOfSatisfying(
            PeerRefused.class, e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  private String path(JobOrder order) {
    return "/v1/jobs/" + domain().digest(order.job()).hex().substring(2);
  }

  private JobOrder order(UnaryOperator<JobOrder> changed) {
    JobOrder order =
        new JobOrder(
            ARCHITECTURE,
            SCHEDULE,
            BASE,
            ExamplesDigest.of(examples()),
            1,
            0,
            seconds(test.network().clock().instant().plus(DAY)),
            node.address(),
            ByteString.of(new byte[65]));
    return changed.apply(order).signed(domain(), owner);
  }

  private JobOrder signed(JobOrder order, Address to, Instant notAfter, Bytes32 examples) {
    return order(
        one ->
            new JobOrder(
                one.architecture(),
                one.schedule(),
                one.base(),
                examples,
                one.task(),
                order.round(),
                seconds(notAfter),
                to,
                one.signature()));
  }

  private static Instant seconds(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond());
  }

  private DelegatedTraining delegating(WorkerPeer peer, double share) {
    return new DelegatedTraining(
        own(),
        compute(peer),
        new DelegatedTraining.Terms(owner, 1, Duration.ofSeconds(60), test.network().clock()),
        new Audit(share, 0, new Random(1)),
        new Evidence(evidence()));
  }

  private ComputePeer compute(WorkerPeer peer) {
    return new ComputePeer(peer, domain(), node.address(), Duration.ofMillis(50));
  }

  private LocalTraining own() {
    return new LocalTraining(new MlpTrainer(), ARCHITECTURE, examples(), SCHEDULE);
  }

  private DataSet examples() {
    return Examples.read(data(folder.resolve("examples")));
  }

  private Path evidence() {
    return folder.resolve("evidence");
  }

  private TypedDomain domain() {
    return test.network().ai().faults().domain();
  }

  private static WorkerPeer peer(WorkerClient client, RunningWorker worker) {
    return client.peer(worker.endpoint().toString(), worker.tlsKeyHash());
  }

  private WorkerClient client(Account account) {
    TlsIdentity identity = TlsIdentity.ephemeral(RANDOM, test.network().clock());
    return new WorkerClient(
        identity,
        WorkerLimits.DEFAULT,
        new BindingHeader(
            account, test.network().domain(), identity.keyHash(), test.network().clock()));
  }

  private RunningWorker starts(Path examples) throws IOException {
    return ComputeNode.application().start(configuration(examples), Map.of());
  }

  private RunningWorker startsLiar() throws IOException {
    return WorkerApplication.of("lying-node", ComputeConfiguration.DEFAULTS, LyingNode.Wiring.class)
        .start(configuration(folder.resolve("examples")), Map.of());
  }

  private ComputeConfiguration configuration(Path examples) throws IOException {
    Path home = Files.createDirectories(folder.resolve("node"));
    Path password = Files.writeString(folder.resolve("password"), "of the node\n");
    if (!Files.exists(home.resolve("account.json"))) {
      AccountKeystore.save(node, home.resolve("account.json"), "of the node");
    }
    return new ComputeConfiguration(
        new WorkerSettings(
            home,
            new Password("file:" + password),
            "account.json",
            test.devnet().rpc(),
            test.deployment().directory().hex(),
            Listen.loopback(TlsMode.MUTUAL),
            new WorkerSettings.Management("127.0.0.1", 0),
            WorkerSettings.LogFormat.TEXT,
            false),
        owner.address().hex(),
        data(examples),
        64);
  }

  private static void write(Path examples, long seed) throws IOException {
    Files.createDirectories(examples);
    Files.writeString(
        examples.resolve("schema.txt"), "label,kind,a,b\nnumber,x,0,1\nnumber,y,0,1\n");
    StringBuilder rows = new StringBuilder("x,y,kind\n");
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble();
      rows.append("%.3f,%.3f,%s%n".formatted(x, random.nextDouble(), x > 0.5 ? "a" : "b"));
    }
    Files.writeString(examples.resolve("examples.csv"), rows);
  }

  private static FlWorkerConfiguration.Data data(Path examples) {
    return new FlWorkerConfiguration.Data(
        FlWorkerConfiguration.Kind.CSV, examples, List.of(), 1, 1, 2);
  }
}
