package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.nu;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.numbers;
import static io.cess4j.chain.contract.Words.nus;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;
import static io.cess4j.chain.contract.Words.words;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.DealRemoved;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IDeals;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.web3j.tuples.generated.Tuple2;

/**
 * Deals: activation, holdings, fees, refunds, removal (IDeals). Refusals are {@code
 * ContractRevert}s.
 */
public final class Deals extends Client {
  private final IDeals contract;

  /** Client of the contract at {@code address}. */
  public Deals(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IDeals::load, address, connection);
  }

  /** Turns a drawn order into a deal; anyone may send it, the signatures say it all. */
  public Mined<DealActivated> activate(TransactionSender sender, Activation activation) {
    return send(
        sender,
        contract.activate(
            new IDeals.Activation(
                word(activation.deal()),
                activation.root().bytes(),
                activation.fid().bytes(),
                word(activation.size()),
                word(activation.sectors()),
                activation.reports(),
                activation.tags())),
        DealActivated.class,
        activated -> activated);
  }

  /**
   * Ends a deal for its owner, who sends the transaction; gives the wei that come back.
   *
   * @param holdings holding numbers of {@link DealActivated}, in slot order
   */
  public Mined<BigInteger> remove(TransactionSender sender, long deal, List<Long> holdings) {
    return remove(sender, deal, holdings, Instant.EPOCH, new byte[0]);
  }

  /**
   * Ends a deal with the owner's Removal signature, which anyone may send; gives the wei that go
   * back to the owner.
   *
   * @param deadline of the signature
   * @param signature 65 bytes
   */
  public Mined<BigInteger> remove(
      TransactionSender sender,
      long deal,
      List<Long> holdings,
      Instant deadline,
      byte[] signature) {
    return send(
        sender,
        contract.remove(word(deal), words(holdings), word(deadline.getEpochSecond()), signature),
        DealRemoved.class,
        DealRemoved::refund);
  }

  /** Refunds the days that miners did not prove to the owner's vault balance. */
  public Receipt claim(TransactionSender sender, long deal) {
    return send(sender, contract.claim(word(deal)));
  }

  /** What {@link #claim} would refund now, in wei. */
  public BigInteger claimable(long deal) {
    return read(contract.claimable(word(deal)));
  }

  /** A miner's accrued fees to the vault balance of its account. */
  public Receipt collect(TransactionSender sender, long miner) {
    return send(sender, contract.collect(word(miner)));
  }

  /** The treasury's accrued fees to the vault balance of the governor. */
  public Receipt collectTreasury(TransactionSender sender) {
    return send(sender, contract.collectTreasury());
  }

  /**
   * Brings a miner's rates and expiries up to today; needed after RollNeeded, or to free the space
   * of expired deals early.
   */
  public Receipt roll(TransactionSender sender, long miner) {
    return send(sender, contract.roll(word(miner)));
  }

  /**
   * Closes dead ranges of a bucket, at most 256 steps; the miner's account only, and not while
   * {@code AuditRounds.awaits}.
   *
   * @param holes dead holdings, step by step
   * @param movers what takes part in each step, see IDeals.fill
   */
  public Receipt fill(
      TransactionSender sender, long miner, int group, List<Long> holes, List<Long> movers) {
    return send(sender, contract.fill(word(miner), word(group), words(holes), words(movers)));
  }

  /** Where drawn positions fall; reverts where a hint lies. */
  public Located locate(long miner, int group, List<Long> positions, byte[] hints) {
    Tuple2<List<BigInteger>, List<BigInteger>> located =
        read(contract.locate(word(miner), word(group), words(positions), hints));
    return new Located(nus(located.component1()), numbers(located.component2()));
  }

  /** A deal by id. */
  public Deal deal(long id) {
    IDeals.Deal deal = read(contract.deal(word(id)));
    return new Deal(
        number(deal.id),
        member(DealState.class, deal.state),
        small(deal.k),
        small(deal.n),
        small(deal.tiKey),
        small(deal.startDay),
        small(deal.endDay),
        small(deal.claimedDay),
        number(deal.size),
        number(deal.sectors),
        deal.rate,
        Bytes32.of(deal.root),
        Address.of(deal.owner),
        numbers(deal.miners));
  }

  /** Holding {@code index} of a miner under a TEE group. */
  public Holding holding(long miner, int group, long index) {
    IDeals.Holding holding = read(contract.holding(word(miner), word(group), word(index)));
    return new Holding(
        nu(holding.nu),
        number(holding.start),
        number(holding.sectors),
        number(holding.deal),
        small(holding.endDay),
        small(holding.tiKey));
  }

  /** A miner's four buckets, by TEE group. */
  @SuppressWarnings("unchecked")
  public List<Bucket> buckets(long miner) {
    return ((List<IDeals.Bucket>) read(contract.buckets(word(miner))))
        .stream()
            .map(
                bucket ->
                    new Bucket(
                        small(bucket.tiKey),
                        number(bucket.end),
                        number(bucket.frozen),
                        number(bucket.holdings)))
            .toList();
  }

  /** Wei that a proof of today pays. */
  public BigInteger rateOf(long miner) {
    return read(contract.rateOf(word(miner)));
  }

  /** Wei that a miner has earned and not collected. */
  public BigInteger earned(long miner) {
    return read(contract.earned(word(miner)));
  }

  /** Day from which the miner has had live data without a break; 0 where it has none. */
  public int dutyFrom(long miner) {
    return small(read(contract.dutyFrom(word(miner))));
  }

  /** Wei that TEE workers and consensus nodes have earned together. */
  public BigInteger servicePot() {
    return read(contract.servicePot());
  }

  /** Wei that the treasury has earned. */
  public BigInteger treasuryPot() {
    return read(contract.treasuryPot());
  }

  /** EIP-712 domain separator as the contract computes it. */
  public Bytes32 domainSeparator() {
    return Bytes32.of(read(contract.domainSeparator()));
  }
}
