package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IBeats;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.web3j.tuples.generated.Tuple2;

/** The network's randomness (IBeats). */
public final class Beats extends Client {
  private final IBeats contract;

  /** Client of the contract at {@code address}. */
  public Beats(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IBeats::load, address, connection);
  }

  /**
   * Posts a beat.
   *
   * @param vrfKey 256 bytes EIP-2537 G2
   * @param proof 128 bytes EIP-2537 G1
   */
  public Receipt post(TransactionSender sender, long number, byte[] vrfKey, byte[] proof) {
    return send(sender, contract.post(word(number), vrfKey, proof));
  }

  /** The newest beat; number 0 before the first. */
  public Beat latest() {
    Tuple2<BigInteger, byte[]> latest = read(contract.latest());
    return new Beat(number(latest.component1()), Bytes32.of(latest.component2()));
  }

  /** Whose turn beat {@code number} is; reverts with NoMembers. */
  public BeatMember memberFor(long number) {
    Tuple2<String, byte[]> member = read(contract.memberFor(word(number)));
    return new BeatMember(Address.of(member.component1()), Bytes32.of(member.component2()));
  }

  /** What the VRF proof of beat {@code number} signs; it depends on the newest beat. */
  public Bytes32 messageFor(long number) {
    return Bytes32.of(read(contract.messageFor(word(number))));
  }

  /** How many beats a member has missed. */
  public long missed(Address member) {
    return number(read(contract.missed(member.hex())));
  }

  /** The beat whose interval contains the instant. */
  public long beatNumberAt(Instant instant) {
    return number(read(contract.beatNumberAt(word(instant.getEpochSecond()))));
  }

  /** The first posted beat of at least that number; empty where there is none yet or no longer. */
  public Optional<Bytes32> firstBeatFrom(long number) {
    return present(read(contract.firstBeatFrom(word(number))));
  }

  /** Seed of a window; empty where no beat was posted in it. */
  public Optional<Bytes32> windowSeed(long day, int window) {
    return present(read(contract.windowSeed(word(day), word(window))));
  }

  private static Optional<Bytes32> present(byte[] word) {
    return Optional.of(Bytes32.of(word)).filter(value -> !value.isZero());
  }
}
