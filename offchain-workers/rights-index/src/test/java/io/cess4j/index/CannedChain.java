package io.cess4j.index;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.event.AccessChanged;
import io.cess4j.chain.event.AccessTermsChanged;
import io.cess4j.chain.event.AuctionSettled;
import io.cess4j.chain.event.AuctionStarted;
import io.cess4j.chain.event.BidPlaced;
import io.cess4j.chain.event.CertificateListed;
import io.cess4j.chain.event.CertificateMoved;
import io.cess4j.chain.event.CertificateSold;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.CopyFlagCleared;
import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.chain.event.LicenceOffered;
import io.cess4j.chain.event.LineageEdgeAdded;
import io.cess4j.chain.event.PreviewChanged;
import io.cess4j.chain.event.RetrievalsRecorded;
import io.cess4j.chain.event.RevenueClaimed;
import io.cess4j.chain.event.RevenueEarned;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chain of drawn events: from one seed always the same. Certificates are registered, flagged,
 * linked, priced, licensed, auctioned and read; some retrievals are recorded in broken records.
 */
public final class CannedChain {
  private static final String[] WORDS = {
    "fox", "harbour", "night", "straße", "café", "rivière", "portrait", "東京", "river", "song"
  };

  private final SplittableRandom random;
  private final long fork;
  private long certificates;
  private long licences;
  private long retrievals;

  /** A chain that is its own from the first block on. */
  public CannedChain(long seed) {
    this(seed, 0, 0, 0, 0);
  }

  private CannedChain(long seed, long fork, long certificates, long licences, long retrievals) {
    this.random = new SplittableRandom(seed);
    this.fork = fork;
    this.certificates = certificates;
    this.licences = licences;
    this.retrievals = retrievals;
  }

  /** Another continuation after the newest block. */
  public CannedChain forked(long seed) {
    return new CannedChain(seed, seed, certificates, licences, retrievals);
  }

  /** A block of a few events; every third has none. */
  public CannedBlock block(long number) {
    Bytes32 hash = hash(number * 31 + fork + 7);
    List<ContractEvent> events = new ArrayList<>();
    int count = number % 3 == 0 ? 0 : 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      add(events, number, hash);
    }
    return new CannedBlock(number, hash, events);
  }

  private void add(List<ContractEvent> events, long number, Bytes32 hash) {
    int kind = certificates < 3 ? 0 : random.nextInt(12);
    long one = certificates == 0 ? 0 : 1 + random.nextLong(certificates);
    EventPosition at = at(number, hash, events.size());
    switch (kind) {
      case 0, 1 -> register(events, number, hash);
      case 2 -> events.add(new CertificateMoved(at, account(one), account(one + 1), one));
      case 3 ->
          events.add(new CopyFlagged(at, one + 1, one, account(3), random.nextInt(72), false));
      case 4 -> events.add(new CopyFlagCleared(at, one + 1, one));
      case 5 ->
          events.add(
              new LineageEdgeAdded(
                  at,
                  certificates,
                  new LineageEdge(
                      Math.min(one, certificates - 1), LineageKind.DERIVED, 500, Bytes32.ZERO)));
      case 6 ->
          events.add(
              new AccessTermsChanged(at, one, prices(), prices(), Instant.ofEpochSecond(number)));
      case 7 -> {
        events.add(new AccessChanged(at, one, AccessMode.OPEN));
        Bytes32 preview = random.nextBoolean() ? hash(one + 6_000) : Bytes32.ZERO;
        events.add(new PreviewChanged(at(number, hash, events.size()), one, preview));
      }
      case 8 -> {
        licences++;
        events.add(
            new LicenceOffered(at, licences, one, account(one), hash(licences), wei(), 5, 3600));
        events.add(
            new LicenceGranted(
                at(number, hash, events.size()),
                licences,
                licences,
                account(9),
                one,
                wei(),
                Instant.ofEpochSecond(number + 3600)));
      }
      case 9 -> {
        events.add(new RevenueEarned(at, one, account(5), wei()));
        events.add(new RevenueClaimed(at(number, hash, events.size()), one, account(one), wei()));
      }
      case 10 -> auction(events, number, hash, one);
      default -> events.add(retrieval(at, one));
    }
  }

  private void register(List<ContractEvent> events, long number, Bytes32 hash) {
    certificates++;
    Address owner = account(certificates % 5);
    events.add(
        new CertificateMoved(at(number, hash, events.size()), Address.ZERO, owner, certificates));
    events.add(
        new RightsRegistered(
            at(number, hash, events.size()),
            certificates,
            owner,
            claim(certificates),
            new RightsDescription(
                "The " + word() + " of the " + word(), word(), word() + "," + word(), Bytes32.ZERO),
            250,
            certificates));
  }

  private void auction(List<ContractEvent> events, long number, Bytes32 hash, long one) {
    Instant end = Instant.ofEpochSecond(number + 60);
    events.add(new AuctionStarted(at(number, hash, events.size()), one, account(one), wei(), end));
    events.add(new BidPlaced(at(number, hash, events.size()), one, account(8), wei(), end));
    events.add(
        new AuctionSettled(
            at(number, hash, events.size()), one, account(one), account(8), wei(), wei()));
    events.add(new CertificateListed(at(number, hash, events.size()), one, account(8), wei(), end));
    if (random.nextBoolean()) {
      events.add(
          new CertificateSold(
              at(number, hash, events.size()), one, account(8), account(4), wei(), wei()));
    }
  }

  private ContractEvent retrieval(EventPosition at, long one) {
    boolean broken = random.nextInt(4) == 0;
    byte[] records = new byte[broken ? 33 : 64];
    random.nextBytes(records);
    for (int record = 0; record < 2; record++) {
      for (int i = 0; i < 4; i++) {
        records[32 * record + i] = 0;
      }
      records[32 * record + 4] = (byte) one;
      if (broken) {
        break;
      }
    }
    long first = retrievals;
    retrievals += 2;
    return new RetrievalsRecorded(at, 1, account(6), account(7), first, records);
  }

  /** What a certificate of a canned chain claims. */
  public static RightsClaim claim(long certificate) {
    return new RightsClaim(
        hash(certificate),
        hash(certificate + 1_000),
        hash(certificate + 2_000),
        hash(certificate + 3_000),
        hash(certificate + 4_000),
        RightsClaim.algorithm("mdrc-image/1"),
        hash(certificate + 5_000),
        certificate,
        certificate % 4 == 0 ? RightsMedia.AUDIO : RightsMedia.IMAGE);
  }

  private AccessPrices prices() {
    return new AccessPrices(wei(), wei(), Duration.ofDays(30));
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private BigInteger wei() {
    return BigInteger.valueOf(random.nextLong(1L << 40)).shiftLeft(20);
  }

  static Address account(long number) {
    return Address.of("0x%040x".formatted(number + 0xa0));
  }

  private static Bytes32 hash(long number) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    new SplittableRandom(number).nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private static EventPosition at(long number, Bytes32 hash, long log) {
    return new EventPosition(number, hash, hash(number ^ 0x5555), log);
  }
}
