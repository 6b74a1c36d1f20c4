package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.numbers;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.MinerRegistered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IMinerRegistry;
import java.math.BigInteger;
import java.util.List;
import org.web3j.tuples.generated.Tuple2;

/** Storage miners: registration, keys, space, tickets (IMinerRegistry). */
public final class Miners extends Client {
  private final IMinerRegistry contract;

  /** Client of the contract at {@code address}. */
  public Miners(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IMinerRegistry::load, address, connection);
  }

  /**
   * Locks the collateral from the sender's vault balance and enters the draw; gives the miner's id.
   */
  public Mined<Long> register(TransactionSender sender, MinerRegistration registration) {
    return send(
        sender,
        contract.register(
            new IMinerRegistry.Registration(
                registration.signer().hex(),
                registration.tlsKeyHash().bytes(),
                registration.endpoint(),
                word(registration.region()),
                word(registration.units()))),
        MinerRegistered.class,
        MinerRegistered::miner);
  }

  /** Declares more space. */
  public Receipt grow(TransactionSender sender, long miner, int units) {
    return send(sender, contract.grow(word(miner), word(units)));
  }

  /** Declares less space, of what is free; collateral above the pledge comes back. */
  public Receipt shrink(TransactionSender sender, long miner, int units) {
    return send(sender, contract.shrink(word(miner), word(units)));
  }

  /**
   * Pays what a miner owes from the sender's vault balance, at most {@code amount} wei: debt first,
   * then collateral.
   */
  public Receipt topUp(TransactionSender sender, long miner, BigInteger amount) {
    return send(sender, contract.topUp(word(miner), amount));
  }

  /** Leaves for good: no draws, others repair its slots away, then {@link #withdraw}. */
  public Receipt exit(TransactionSender sender, long miner) {
    return send(sender, contract.exit(word(miner)));
  }

  /** Pays the account the collateral that is behind nothing any more; anyone may send it. */
  public Receipt withdraw(TransactionSender sender, long miner) {
    return send(sender, contract.withdraw(word(miner)));
  }

  /** New signer, TLS key or endpoint. */
  public Receipt change(
      TransactionSender sender, long miner, Address signer, Bytes32 tlsKeyHash, String endpoint) {
    return send(sender, contract.change(word(miner), signer.hex(), tlsKeyHash.bytes(), endpoint));
  }

  /** No draw picks the miner any more; everything else stays. */
  public Receipt drain(TransactionSender sender, long miner) {
    return send(sender, contract.drain(word(miner)));
  }

  /** Undoes {@link #drain}. */
  public Receipt resume(TransactionSender sender, long miner) {
    return send(sender, contract.resume(word(miner)));
  }

  /**
   * Binds PoDR2 keys to a TI key.
   *
   * @param publicKey PK, 128 bytes EIP-2537
   * @param keys K then KA, 512 bytes
   * @param possession kappa H_pop(message), 128 bytes
   * @param tiPoints X then A of the TI key, 512 bytes
   */
  public Receipt registerProofKeys(
      TransactionSender sender,
      long miner,
      int tiKey,
      byte[] publicKey,
      byte[] keys,
      byte[] possession,
      byte[] tiPoints) {
    return send(
        sender,
        contract.registerProofKeys(
            word(miner), word(tiKey), publicKey, keys, possession, tiPoints));
  }

  /** Takes tickets of a full, short or inactive miner out of the draw, at most 256. */
  public Receipt retire(TransactionSender sender, long miner, int units) {
    return send(sender, contract.retire(word(miner), word(units)));
  }

  /** Lists tickets again, at most 256. */
  public Receipt relist(TransactionSender sender, long miner, int units) {
    return send(sender, contract.relist(word(miner), word(units)));
  }

  /** keccak256 of K and KA, zero where none are registered. */
  public Bytes32 keyHash(long miner, int tiKey) {
    return Bytes32.of(read(contract.keyHash(word(miner), word(tiKey))));
  }

  /** A miner by id; reverts with MinerUnknown. */
  public Miner miner(long id) {
    IMinerRegistry.Miner miner = read(contract.miner(word(id)));
    return new Miner(
        number(miner.id),
        number(miner.operator),
        Address.of(miner.account),
        Address.of(miner.signer),
        Bytes32.of(miner.tlsKeyHash),
        miner.endpoint,
        small(miner.region),
        member(MinerState.class, miner.state),
        small(miner.declaredUnits),
        small(miner.listedUnits),
        number(miner.usedSectors),
        miner.collateral);
  }

  /** What stands behind a miner's holdings; reverts with MinerUnknown. */
  public Standing standing(long id) {
    IMinerRegistry.Standing standing = read(contract.standing(word(id)));
    return new Standing(
        number(standing.operator),
        member(MinerState.class, standing.state),
        small(standing.credit),
        number(standing.exitDay),
        number(standing.usedSectors),
        number(standing.capacity),
        standing.pledged,
        standing.collateral,
        standing.debt);
  }

  /** Ids run from 1 to this. */
  public long count() {
    return number(read(contract.minerCount()));
  }

  /** At most 64 ids of the miners of an account, oldest first, from position {@code from}. */
  @SuppressWarnings("unchecked")
  public List<Long> minersOf(Address account, long from) {
    return numbers((List<BigInteger>) read(contract.minersOf(account.hex(), word(from))));
  }

  /** Tickets of a region. */
  public long ticketCount(int region) {
    return number(read(contract.ticketCount(word(region))));
  }

  /** Whose ticket stands at a position. */
  public long ticketAt(int region, long position) {
    return number(read(contract.ticketAt(word(region), word(position))));
  }

  /** Used and declared space of the network. */
  public Utilisation utilisation() {
    Tuple2<BigInteger, BigInteger> used = read(contract.utilisation());
    return new Utilisation(used.component1(), used.component2());
  }

  /** What the proof of possession of a miner's PoDR2 key signs. */
  public Bytes32 possessionMessage(long miner, int tiKey, Bytes32 tiHash, byte[] publicKey) {
    return Bytes32.of(
        read(contract.possessionMessage(word(miner), word(tiKey), tiHash.bytes(), publicKey)));
  }
}
