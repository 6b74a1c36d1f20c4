package io.cess4j.keeper.scene;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Activation;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Report;
import io.cess4j.chain.typed.Tags;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A founded chain with a TEE worker and miners that hold deals and never prove: all by
 * transactions, as the product sends them. Contents do not exist; no contract looks at them.
 */
public final class Scene {
  /** Bytes of ciphertext of each deal. */
  public static final long SIZE = 1 << 20;

  private static final int REPORT_BYTES = 80;
  private static final int TERM_DAYS = 364;

  private final TestNetwork test;
  private final Network network;
  private final Tee tee;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, Account> miners = new HashMap<>();

  public Scene(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.tee = new Tee(network, test.accounts(), random);
  }

  /** Registers a miner of the operator of that index. */
  public long miner(int index, int units) {
    Account account = test.accounts().operator(index);
    long id =
        network
            .miners()
            .register(
                network.sender(account),
                new MinerRegistration(
                    account.address(), word(), "https://127.0.0.1:" + (1_000 + index), 0, units))
            .value();
    miners.put(id, account);
    return id;
  }

  /** The account of a miner. */
  public Account account(long miner) {
    return Objects.requireNonNull(miners.get(miner));
  }

  /** Posts the beat of the next interval. */
  public void beat() {
    Instant now = now();
    test.advanceTo(network.calendar().beatOpens(network.calendar().beatAt(now) + 1));
    tee.beat(network.calendar().beatAt(now()));
  }

  /** An order that waits for its draw. */
  public long order(int k, int n) {
    return network
        .orders()
        .place(
            test.sender(test.accounts().client()),
            new Terms(SIZE, k, n, TERM_DAYS, 0xffff, gateway().address(), network.orders().price()))
        .value();
  }

  /** Deals that miners carry from tomorrow on. */
  public List<Long> deals(int count, int k, int n) throws Exception {
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      orders.add(order(k, n));
    }
    beat();
    beat();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (long order : orders) {
        all.add(threads.submit(() -> activate(order, k, n)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return orders;
  }

  private void activate(long id, int k, int n) {
    network.orders().draw(network.sender(gateway()), id);
    Order order = network.orders().order(id);
    long sectors = new DealLayout(new CodeParameters(k, n), SIZE).sectors();
    Bytes32 root = word();
    ByteBuffer reports = ByteBuffer.allocate(REPORT_BYTES * n);
    List<Bytes16> nus = new ArrayList<>();
    for (int slot = 0; slot < n; slot++) {
      long miner = order.miners().get(slot);
      Bytes16 nu = nu();
      nus.add(nu);
      reports
          .put(nu.bytes())
          .put(
              network
                  .domain()
                  .signCompact(account(miner), new Report(id, slot, miner, nu, sectors, root)));
    }
    Tags tags = new Tags(id, order.tiKey(), sectors, word(), root, order.miners(), nus);
    network
        .deals()
        .activate(
            network.sender(gateway()),
            new Activation(id, root, tags.fid(), SIZE, sectors, reports.array(), tee.sign(tags)));
  }

  /** Days of which every miner on duty misses its only due window. */
  public void missedDays(int count) {
    for (int i = 0; i < count; i++) {
      long tomorrow = today() + 1;
      int last = network.calendar().constants().windows() - 1;
      test.advanceTo(network.calendar().windowOpens(tomorrow, last).plusSeconds(1));
      beat();
    }
    tomorrow();
  }

  /** Goes to the beginning of the next day. */
  public void tomorrow() {
    test.advanceTo(network.calendar().startOf(today() + 1).plusSeconds(1));
  }

  /** A certificate of the client, over a file that nobody has. */
  public long certificate() {
    RightsClaim claim =
        new RightsClaim(
            word(), word(), word(), word(), word(), word(), word(), 1, RightsMedia.IMAGE);
    Bytes32 salt = word();
    TransactionSender owner = test.sender(test.accounts().client());
    network
        .dataRights()
        .commit(owner, network.dataRights().commitmentOf(owner.address(), claim, salt));
    advance(Duration.ofSeconds(2));
    RightsDescription description = new RightsDescription("Harbour", "", "", Bytes32.ZERO);
    return network.dataRights().reveal(owner, claim, description, 0, salt).value().number();
  }

  /** Goes on. */
  public void advance(Duration duration) {
    test.advance(duration);
  }

  /** Governs a number. */
  public void set(Parameter parameter, long value) {
    network
        .parameters()
        .set(test.sender(test.accounts().governor()), parameter, BigInteger.valueOf(value));
  }

  /** Protocol day of the newest block. */
  public long today() {
    return network.calendar().dayAt(now());
  }

  private Instant now() {
    return network.connection().latestBlock().timestamp();
  }

  /** Every event of a kind that a contract emitted so far. */
  public <E extends ContractEvent> List<E> events(Address contract, Class<E> type) {
    long head = network.connection().latestBlock().number();
    return network.connection().logs(new LogFilter(Set.of(contract), 0, head, List.of())).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private Account gateway() {
    return test.accounts().gateway(0);
  }

  private Bytes32 word() {
    byte[] bytes = new byte[Bytes32.LENGTH];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private Bytes16 nu() {
    byte[] bytes = new byte[Bytes16.LENGTH];
    random.nextBytes(bytes);
    return Bytes16.of(bytes);
  }
}
