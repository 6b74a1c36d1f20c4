package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.ModelState;
import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.RuleParameters;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.UpdateMaker;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.chain.event.AiGapSeatEarned;
import io.cess4j.chain.event.AiGapUpdatesIncluded;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A task on a chain of its own, its participants, and the words to play it in. */
final class Scene {
  static final int COMPONENTS = 43;

  /** 301 chunks: a tree of depth 9, so that a leaf is three demands away. */
  static final int MANY_COMPONENTS = 300 * 64 + 11;

  static final BigInteger BOUNTY = ether(1_000);
  static final BigInteger STAKE = ether(100);
  private static final String ARCHITECTURE = "mlp-5-4-3/1";
  private static final Duration WINDOW = Duration.ofSeconds(600);

  TestNetwork test;
  final MemoryStore store = new MemoryStore();
  private final Map<Integer, Participant> participants = new HashMap<>();
  final List<Progress.Acted> deeds = new ArrayList<>();
  private final Map<Integer, Journal> journals = new HashMap<>();
  private final Path folder;
  long modelCertificate;
  private final int components;
  long task;

  Scene(TestNetwork test, Path folder) {
    this(test, folder, COMPONENTS);
  }

  Scene(TestNetwork test, Path folder, int components) {
    this.test = test;
    this.folder = folder;
    this.components = components;
  }

  /** A task for so many participants, one of whom may be Byzantine. */
  void opens(int seats, int rounds) {
    opens(seats, seats, rounds);
  }

  /** A task that not all join for whom there is room. */
  void opens(int seats, int joining, int rounds) {
    TransactionSender governor = test.sender(test.accounts().governor());
    ai().architectures().allow(governor, ARCHITECTURE, components);

    FixedVector model = FixedVector.zero(VectorKind.MODEL, components);
    byte[] file = vectors().encode(model);
    AiGapTerms terms =
        new AiGapTerms(
            architecture(),
            Words.root(model, Schedule.threads(1)),
            store.put(file, "initial model"),
            modelCertificate,
            false,
            BOUNTY,
            STAKE,
            ether(5),
            new AiGapPlan(0, 1, true, 58_982, 65_536, 3, seats, 0, rounds),
            new AiGapWindows(WINDOW, WINDOW, WINDOW, WINDOW, WINDOW, WINDOW, WINDOW, WINDOW),
            AiGapPrivacyTerms.PLAIN);
    task = ai().tasks().create(test.sender(test.accounts().client()), terms).value();
    for (int seat = 0; seat < joining; seat++) {
      TransactionSender sender = test.sender(account(seat));
      try (SecretScalar secret = secret(seat)) {
        test.network().sharing().readerKeys().register(sender, secret.timesG1().eip2537());
      }
      ai().tasks().join(sender, task, 0);
    }
  }

  /** What is stored already can be had of another store too. */
  void copiesStoreTo(UpdateStore other) {
    Bytes32 fid = ai().tasks().termsOf(task).fid();
    other.put(store.get(fid, Long.MAX_VALUE, Duration.ZERO), "initial model");
  }

  /** The same network, for example after its chain was started again. */
  void goesOnWith(TestNetwork other) {
    test = other;
  }

  AiGap ai() {
    return test.network().ai();
  }

  Account account(int seat) {
    return test.accounts().operator(seat);
  }

  /** A participant starts, or starts again after it was killed. */
  void starts(int seat, UpdateMaker maker) {
    starts(seat, maker, store);
  }

  void starts(int seat, UpdateMaker maker, UpdateStore through) {
    Journal before = journals.get(seat);
    if (before != null) {
      before.close();
    }
    Path own = folder.resolve("seat-" + seat);
    Journal journal = Participant.journal(own);
    journals.put(seat, journal);
    participants.put(seat, new Participant(setup(seat, maker, through, journal, own)));
  }

  /** All seats are honest. */
  void start(int seats) {
    for (int seat = 0; seat < seats; seat++) {
      starts(seat, honest(seat));
    }
  }

  private Participant.Setup setup(
      int seat, UpdateMaker maker, UpdateStore through, Journal journal, Path own) {
    return new Participant.Setup(
        test.network(),
        account(seat),
        task,
        seat,
        secrets(seat),
        through,
        journal,
        own,
        maker,
        Schedule.threads(1),
        new Random(1_000 + seat),
        Duration.ofSeconds(10),
        Duration.ZERO);
  }

  Participant participant(int seat) {
    return Objects.requireNonNull(participants.get(seat));
  }

  Journal journal(int seat) {
    return Objects.requireNonNull(journals.get(seat));
  }

  /** Everybody does all there is to do now. */
  void everybodyActs(int... seats) {
    boolean acted = true;
    while (acted) {
      acted = false;
      for (int seat : seats) {
        if (participant(seat).step() instanceof Progress.Acted deed) {
          deeds.add(deed);
          acted = true;
        }
      }
    }
  }

  /** Windows pass until the task is over. */
  AiGapState playsToTheEnd(int... seats) {
    for (int windows = 0; windows < 100; windows++) {
      everybodyActs(seats);
      AiGapState state = state();
      if (state.round().phase().isOver()) {
        return state;
      }
      test.advance(WINDOW.plusSeconds(1));
    }
    throw new AssertionError("the task does not end: " + state());
  }

  /** Windows pass until a phase begins. */
  void playsUntil(AiGapPhase phase, int... seats) {
    playsUntil(state -> state.round().phase() == phase, seats);
  }

  /** One step after the other, and windows pass, until something is so. */
  void playsUntil(Predicate<AiGapState> reached, int... seats) {
    for (int looks = 0; looks < 1_000; looks++) {
      if (reached.test(state())) {
        return;
      }
      if (!somebodyActs(seats)) {
        test.advance(WINDOW.plusSeconds(1));
      }
    }
    throw new AssertionError("it does not come to that: " + state());
  }

  private boolean somebodyActs(int... seats) {
    for (int seat : seats) {
      if (participant(seat).step() instanceof Progress.Acted deed) {
        deeds.add(deed);
        return true;
      }
    }
    return false;
  }

  AiGapState state() {
    return ai().rounds().stateOf(task);
  }

  private static IntFunction<SecretScalar> secrets(int seat) {
    return version -> secret(seat, version);
  }

  private static SecretScalar secret(int seat) {
    return secret(seat, 1);
  }

  static SecretScalar secret(int seat, int version) {
    return SecretScalar.random(new Random(500 + seat + 1_000L * (version - 1)));
  }

  /** What the first round is computed to by whoever does it right. */
  RoundComputation firstRound(int seats) {
    List<SeatUpdate> updates = new ArrayList<>();
    for (int seat = 0; seat < seats; seat++) {
      updates.add(new SeatUpdate(seat, update(components, seat, 1, 1)));
    }
    return RoundComputation.of(
        new Round(
            new RuleParameters(1, true, 58_982, 65_536),
            ModelState.initial(FixedVector.zero(VectorKind.MODEL, components)),
            updates),
        Schedule.threads(1));
  }

  /** What the contracts said of this task's rounds and money. */
  <E> List<E> events(Class<E> type) {
    return Stream.concat(
            ai().index().roundsOf(task, 0).stream(), ai().index().rewardsOf(task).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Included seats of every round, a bitmap each. */
  List<Integer> included() {
    return events(AiGapUpdatesIncluded.class).stream().map(AiGapUpdatesIncluded::included).toList();
  }

  /** CESS in an account, in wei; neither stake nor earnings before they are claimed. */
  BigInteger balance(int seat) {
    return test.network().vault().balanceOf(account(seat).address());
  }

  /** What a seat has earned in all rounds. */
  BigInteger earned(int seat) {
    return events(AiGapSeatEarned.class).stream()
        .filter(one -> one.seat() == seat)
        .map(AiGapSeatEarned::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Small numbers around a common direction, the same for every start. */
  static UpdateMaker honest(int seat) {
    return (base, round) -> update(base.length(), seat, round, 1);
  }

  static FixedVector update(int length, int seat, int round, int sign) {
    Random random = new Random(31L * round + seat);
    int[] components = new int[length];
    for (int i = 0; i < length; i++) {
      components[i] = sign * (2_000 + 100 * (i % 64) + random.nextInt(500));
    }
    return FixedVector.of(VectorKind.UPDATE, components);
  }

  VectorFiles vectors() {
    return vectors(components);
  }

  static VectorFiles vectors(int components) {
    return new VectorFiles(Hash256.of(architecture().bytes()), components);
  }

  private static Bytes32 architecture() {
    return Bytes32.of(
        io.cess4j.proofs.Keccak.hash(
            ARCHITECTURE.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  static BigInteger ether(long amount) {
    return BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(amount));
  }
}
