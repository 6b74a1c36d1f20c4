package io.cess4j.miner.scene;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.Holding;
import io.cess4j.chain.contract.Located;
import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.proof.AuditView;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.Proof;
import io.cess4j.proofs.podr2.ProofKeys;
import io.cess4j.proofs.podr2.Sample;
import io.cess4j.proofs.podr2.Statement;
import io.cess4j.proofs.podr2.Verify;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of AuditRounds and Deals.locate in Java, with the real equation: one bucket, one seed a
 * window, every window due. Whatever is sent is on the record, as from the miner's own account.
 */
public final class StubAudits implements AuditView {

  private static final int SAMPLES = 8;
  private static final int DRAWS = 32;
  private static final Instant GENESIS = Instant.parse("2026-01-01T00:00:00Z");

  private final ProtocolCalendar calendar =
      new ProtocolCalendar(
          new Constants(
              GENESIS,
              Duration.ofSeconds(20),
              4,
              Duration.ofSeconds(4),
              Duration.ofSeconds(4),
              Duration.ofSeconds(2),
              Duration.ofSeconds(60),
              1 << 30,
              TeeServer.BLOCK_SECTORS));
  private final List<Holding> holdings = new ArrayList<>();
  private final Set<Integer> seeded = new HashSet<>();
  private final Set<Integer> proven = new HashSet<>();
  private final Map<Long, DayOutcome> outcomes = new HashMap<>();
  private Duration delay = Duration.ZERO;
  private Instant now = GENESIS;
  private Duty duty = Duty.DUE;
  private RuntimeException failure = new IllegalStateException("no failure is set");
  private boolean failing;
  private int holdingReads;
  private int proofs;
  private int refusals;

  /** Appends a holding to the bucket. */
  public void activate(Evidence evidence, int endDay) {
    long start = holdings.isEmpty() ? 0 : holdings.getLast().start() + holdings.getLast().sectors();
    holdings.add(
        new Holding(
            Bytes16.of(evidence.nu().toBytes()),
            start,
            evidence.sectors(),
            evidence.deal(),
            endDay,
            Scene.TI_KEY));
  }

  /** Lets a holding end on a day. */
  public void end(int number, int endDay) {
    Holding old = holdings.get(number);
    holdings.set(
        number, new Holding(old.nu(), old.start(), old.sectors(), old.deal(), endDay, old.tiKey()));
  }

  /** The first two holdings change places, as a fill may do; numbers stay. */
  public void swapFirstTwo() {
    Holding first = holdings.get(0);
    Holding second = holdings.get(1);
    holdings.set(
        0,
        new Holding(
            first.nu(),
            second.sectors(),
            first.sectors(),
            first.deal(),
            first.endDay(),
            first.tiKey()));
    holdings.set(
        1,
        new Holding(
            second.nu(), 0, second.sectors(), second.deal(), second.endDay(), second.tiKey()));
  }

  /** The chain loses its newest holding. */
  public void rewind() {
    holdings.removeLast();
  }

  /** Moves time to a second of a day. */
  public void at(long day, int second) {
    Instant moved = GENESIS.plusSeconds(20 * day + second);
    if (calendar.dayAt(moved) != calendar.dayAt(now)) {
      seeded.clear();
      proven.clear();
    }
    now = moved;
  }

  /** A beat seeds a window of today. */
  public void seed(int window) {
    seeded.add(window);
  }

  /** What windows ask from now on. */
  public void duty(Duty asked) {
    duty = asked;
  }

  /** The next proof fails like this, once. */
  public void failOnce(RuntimeException with) {
    failure = with;
    failing = true;
  }

  /** So long does the next transaction wait until it is mined. */
  public void delay(Duration wait) {
    delay = wait;
  }

  /** Answers that were refused on the record. */
  public int refusals() {
    return refusals;
  }

  /** Proofs that were accepted. */
  public int proofs() {
    return proofs;
  }

  /** Holdings that were read one by one. */
  public int holdingReads() {
    return holdingReads;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public ProtocolCalendar calendar() {
    return calendar;
  }

  @Override
  public Challenge challenge(int window) {
    long day = calendar.dayAt(now);
    if (!seeded.contains(window)) {
      throw Reverts.of("WindowWithoutBeat(uint256,uint256)", day, window);
    }
    Hash256 seed = Sha256.hash(new byte[] {(byte) day, (byte) window});
    return new Challenge(
        duty,
        0,
        Scene.TI_KEY,
        end(),
        calendar.proofsUntil(day, window),
        SAMPLES,
        DRAWS,
        Bytes32.of(seed.toBytes()),
        proven.contains(window));
  }

  private long end() {
    return holdings.getLast().start() + holdings.getLast().sectors();
  }

  @Override
  public Bucket bucket(int group) {
    return new Bucket(Scene.TI_KEY, end(), end(), holdings.size());
  }

  @Override
  public Holding holding(int group, long number) {
    holdingReads++;
    return holdings.get((int) number);
  }

  @Override
  public Located locate(int group, List<Long> positions, byte[] hints) {
    List<Bytes16> nus = new ArrayList<>();
    List<Long> blocks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(hints);
    for (long position : positions) {
      Holding holding = holdings.get(in.getInt());
      if (position < holding.start() || position >= holding.start() + holding.sectors()) {
        throw Reverts.of(
            "HintWrong(uint256,uint256,uint256)",
            position,
            holding.start(),
            holding.start() + holding.sectors());
      }
      boolean dead = holding.endDay() <= calendar.dayAt(now);
      nus.add(dead ? Bytes16.ZERO : holding.nu());
      blocks.add(dead ? 0xffff_ffffL : (position - holding.start()) / TeeServer.BLOCK_SECTORS);
    }
    return new Located(nus, blocks);
  }

  @Override
  public DayOutcome outcome(long day) {
    return outcomes.getOrDefault(day, DayOutcome.NONE);
  }

  private Receipt refuse(Submission submission, DayOutcome outcome, String error, long... values) {
    refusals++;
    outcomes.putIfAbsent(submission.day(), outcome);
    return Refused.receipt(
        submission.miner(), submission.day(), submission.window(), outcome, error, values);
  }

  @Override
  public Receipt prove(Submission submission) {
    if (failing) {
      failing = false;
      throw failure;
    }
    Challenge challenge = challenge(submission.window());
    now = now.plus(delay);
    delay = Duration.ZERO;
    if (now.isAfter(challenge.closesAt())) {
      return refuse(
          submission,
          DayOutcome.LATE,
          "ProofTooLate(uint32,uint256,uint256)",
          submission.miner(),
          challenge.closesAt().getEpochSecond(),
          now.getEpochSecond());
    }
    Chal chal = new Chal(Hash256.of(challenge.seed().bytes()), challenge.sectors());
    List<Long> positions = new ArrayList<>();
    for (int k = 0; k < submission.hints().length / 4; k++) {
      positions.add(chal.draw(k).position());
    }
    Located located = locate(0, positions, submission.hints());
    List<Sample> samples = new ArrayList<>();
    for (int k = 0; k < positions.size(); k++) {
      if (located.blocks().get(k) != 0xffff_ffffL) {
        samples.add(
            new Sample(
                k,
                Nu.of(located.nus().get(k).bytes()),
                located.blocks().get(k),
                chal.draw(k).weight()));
      }
    }
    if (samples.size() != SAMPLES) {
      boolean exhausted = positions.size() == DRAWS;
      return refuse(
          submission,
          exhausted ? DayOutcome.DELETED : DayOutcome.WRONG,
          "TooFewLive(uint256,uint256)",
          SAMPLES,
          samples.size());
    }
    Verify.Verdict verdict =
        Verify.verify(
            new Statement(
                submission.miner(),
                Scene.TI_KEY,
                samples,
                chal.z(),
                ProofKeys.ofEip2537(submission.keys()),
                Proof.ofBytes(submission.proof())));
    if (!(verdict instanceof Verify.Accepted)) {
      return refuse(submission, DayOutcome.WRONG, "ProofRejected(uint32)", submission.miner());
    }
    outcomes.put(submission.day(), DayOutcome.ACCEPTED);
    proven.add(submission.window());
    proofs++;
    return new Receipt(
        Bytes32.ZERO, 1, Bytes32.ZERO, BigInteger.valueOf(800_000), BigInteger.ONE, List.of());
  }
}
