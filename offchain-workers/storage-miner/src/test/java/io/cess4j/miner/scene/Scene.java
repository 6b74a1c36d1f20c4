package io.cess4j.miner.scene;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.RepairCause;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.miner.deal.ChainView;
import io.cess4j.miner.deal.DealIntake;
import io.cess4j.miner.deal.HoldingTagger;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.deal.RepairIntake;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.repair.Repairs;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.scan.Scans;
import io.cess4j.miner.served.ServedCredit;
import io.cess4j.miner.storage.Disks;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.runtime.store.KeyValueStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A miner with files, database and keys of its own beside a TEE worker on a socket; the chain is a
 * table of orders, so that every state of it can be had at once.
 */
public final class Scene implements AutoCloseable {

  /** The miner. */
  public static final long MINER = 42;

  /** Its slot in every order. */
  public static final int SLOT = 1;

  /** TI key of the TEE worker: epoch 1, group 0. */
  public static final int TI_KEY = 4;

  private static final int WORKER = 3;

  private final SplittableRandom random = new SplittableRandom(1);
  private final TypedDomain domain =
      new TypedDomain(31_337, Address.of("0x00000000000000000000000000000000000dea15"));
  private final Account owner = Account.generateForTest(random);
  private final Account gateway = Account.generateForTest(random);
  private final Account signer = Account.generateForTest(random);
  private final MinerSecretKey kappa = KeyGen.miner(random);
  private final Map<Long, Order> orders = new HashMap<>();
  private final Map<Long, Deal> deals = new HashMap<>();
  private final Map<Long, RepairSlot> repairs = new HashMap<>();
  private final Map<Long, Integer> left = new HashMap<>();
  private final TeeServer tee = new TeeServer(domain, MINER, 2);
  private final Path folder;
  private final MinerKeys keys;
  private KeyValueStore database;
  private Holdings holdings;
  private HoldingTagger tagger;
  private DealIntake intake;
  private long reserve = Disks.RESERVE;
  private long today = 100;

  /** Opens the miner in a folder. */
  public Scene(Path folder) {
    this.folder = folder;
    TiContext ti =
        new TiContext(TI_KEY, tee.publicKey(), tee.srs(), kappa.publicKey(tee.publicKey()).keys());
    this.keys =
        new MinerKeys(
            MINER, kappa, signer, domain, id -> id == TI_KEY ? Optional.of(ti) : Optional.empty());
    open();
  }

  private void open() {
    database =
        KeyValueStore.open(
            folder.resolve("db"),
            FragmentStore.FAMILY,
            Holdings.FAMILY,
            Audits.FAMILY,
            CorruptionLedger.FAMILY,
            Scans.FAMILY,
            Repairs.FAMILY,
            ServedCredit.FAMILY);
    Disks disks = Disks.open(List.of(), folder.resolve("files"), database, reserve);
    holdings = new Holdings(database, new FragmentStore(disks, database));
    tagger = new HoldingTagger(view(), keys, holdings, worker -> tee.peer(), new SecureRandom());
    intake = new DealIntake(view(), keys, holdings, tagger);
  }

  /** Ends the process and starts it again. */
  public void restart() {
    database.close();
    open();
  }

  /** The same with so many bytes that must stay free on its disk. */
  public void restartWithReserve(long bytes) {
    reserve = bytes;
    restart();
  }

  /** An order of this state that names the gateway, and the miner in slot 1 of 3. */
  public void order(long id, OrderState state, long size) {
    orders.put(
        id,
        new Order(
            id,
            owner.address(),
            gateway.address(),
            state,
            2,
            3,
            0,
            0xffff,
            1,
            700,
            WORKER,
            TI_KEY,
            size,
            1,
            Instant.EPOCH,
            BigInteger.ONE,
            BigInteger.TEN,
            List.of(7L, MINER, 9L)));
  }

  /** An order that names other miners. */
  public void orderOfOthers(long id, OrderState state) {
    order(id, state, 1_000_000);
    Order mine = orders.get(id);
    orders.put(
        id,
        new Order(
            id,
            mine.owner(),
            mine.gateway(),
            state,
            2,
            3,
            1,
            0xffff,
            1,
            700,
            WORKER,
            TI_KEY,
            mine.size(),
            1,
            Instant.EPOCH,
            BigInteger.ONE,
            BigInteger.TEN,
            List.of(7L, 8L, 9L)));
  }

  /** A deal on chain. */
  public void deal(long id, DealState state, int endDay) {
    order(id, OrderState.ACTIVE, 1_000_000);
    deals.put(
        id,
        new Deal(
            id,
            state,
            2,
            3,
            TI_KEY,
            1,
            endDay,
            1,
            1,
            1,
            BigInteger.ONE,
            Bytes32.ZERO,
            owner.address(),
            List.of(7L, MINER, 9L)));
  }

  /** A deal of this gateway's. */
  public Upload upload(long deal, long plaintext, long seed) {
    return Upload.random(domain, deal, owner.address(), gateway.address(), TI_KEY, plaintext, seed);
  }

  /** Sends the fragment of the miner's slot. */
  public void send(Upload upload) throws IOException {
    intake.fragment(
        gateway.address(),
        new FragmentKey(upload.descriptor().deal(), 0),
        SLOT,
        upload.id(SLOT),
        upload.fragments().fragmentBytes(),
        upload.open(SLOT));
  }

  /** The chain. */
  public ChainView view() {
    return new ChainView() {
      @Override
      public Order order(long id) {
        Order order = orders.get(id);
        if (order == null) {
          throw Reverts.of("OrderUnknown(uint32)", id);
        }
        return order;
      }

      @Override
      public Deal deal(long id) {
        return deals.get(id);
      }

      @Override
      public RepairSlot repair(long deal, int slot) {
        return repairs.getOrDefault(deal, Scene.repair(SlotState.NONE, 0));
      }

      @Override
      public Optional<Integer> leftOn(long deal, long miner) {
        return Optional.ofNullable(left.get(deal));
      }

      @Override
      public long today() {
        return today;
      }

      @Override
      public Address signerOf(int worker) {
        return worker == WORKER ? tee.signer().address() : Address.ZERO;
      }

      @Override
      public TypedDomain domain() {
        return domain;
      }
    };
  }

  /** Somebody else, or nobody (0), has this miner's slot of an active deal. */
  public void isHeldBy(long id, long miner) {
    orderOfOthers(id, OrderState.ACTIVE);
    Deal deal = deals.get(id);
    deals.put(
        id,
        new Deal(
            id,
            deal.state(),
            2,
            3,
            TI_KEY,
            1,
            deal.endDay(),
            1,
            1,
            1,
            BigInteger.ONE,
            Bytes32.ZERO,
            owner.address(),
            List.of(7L, miner, 9L)));
  }

  /** The fragment of the miner's slot is on its disk already. */
  public void store(Upload upload) throws IOException {
    holdings
        .fragments()
        .receive(
            new FragmentKey(upload.descriptor().deal(), 0),
            SLOT,
            upload.id(SLOT),
            upload.fragments().fragmentBytes(),
            upload.open(SLOT));
  }

  /** Another miner has this miner's slot from the day after on. */
  public void leaves(long deal, int day) {
    orderOfOthers(deal, OrderState.ACTIVE);
    left.put(deal, day);
  }

  /** The repair of this miner's slot. */
  public void repairs(long deal, SlotState state, long miner) {
    repairs.put(deal, repair(state, miner));
  }

  /** A repair as the chain has it. */
  public static RepairSlot repair(SlotState state, long miner) {
    return new RepairSlot(
        state,
        RepairCause.LOSS,
        miner,
        8,
        WORKER,
        1,
        Instant.ofEpochSecond(1_000),
        101,
        BigInteger.TWO,
        BigInteger.ZERO);
  }

  /** What a repair takes in with. */
  public RepairIntake repairIntake() {
    return new RepairIntake(
        view(),
        holdings,
        tagger,
        new CorruptionLedger(database, InstantSource.system(), new SimpleMeterRegistry()),
        worker -> tee.peer());
  }

  /** The gateway that all orders name. */
  public Account gatewayAccount() {
    return gateway;
  }

  /** The owner of all deals. */
  public Account ownerAccount() {
    return owner;
  }

  /** Moves to another day. */
  public void day(long day) {
    today = day;
  }

  public TypedDomain domain() {
    return domain;
  }

  public Account gateway() {
    return gateway;
  }

  /** Whose signatures reports carry. */
  public Account signer() {
    return signer;
  }

  public TeeServer tee() {
    return tee;
  }

  public DealIntake intake() {
    return intake;
  }

  public Holdings holdings() {
    return holdings;
  }

  public KeyValueStore database() {
    return database;
  }

  public MinerKeys keys() {
    return keys;
  }

  @Override
  public void close() {
    database.close();
    tee.close();
    kappa.close();
  }
}
