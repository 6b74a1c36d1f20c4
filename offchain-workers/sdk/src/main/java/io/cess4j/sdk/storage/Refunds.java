package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.event.CompensationClaimed;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.RefundClaimed;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.NothingToClaim;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/**
 * What missed days of miners brought the account: fees that they did not earn (IDeals.claim), and
 * its part of their fines (IPenalties.claim, ADR 0020). It goes to the account's vault balance.
 */
public final class Refunds {
  private static final BigInteger NOTHING = BigInteger.ZERO;

  private final Network network;
  private final Account account;
  private final DealIndex index;

  public Refunds(Network network, Account account) {
    this.network = network;
    this.account = account;
    this.index = new DealIndex(network.connection(), network.deals().address());
  }

  /**
   * What is due of one deal.
   *
   * @param fid file id that the deal was activated under, 64 hex digits
   * @param fees wei of days that miners did not prove
   * @param fines wei of their fines
   */
  public record Due(long deal, String fid, BigInteger fees, BigInteger fines) {
    /** Both together, wei. */
    public BigInteger total() {
      return fees.add(fines);
    }
  }

  /** Deals of the account for which something is due, removed and lost ones too, oldest first. */
  public List<Due> due() {
    return index.ofOwner(account.address()).stream()
        .map(this::due)
        .filter(due -> due.total().signum() > 0)
        .toList();
  }

  private Due due(DealActivated activated) {
    return new Due(
        activated.deal(),
        activated.fid().hex().substring(2),
        network.deals().claimable(activated.deal()),
        network.penalties().claimable(activated.deal()));
  }

  /**
   * Claims what is due of a deal; a transaction for each of the two, where there is any.
   *
   * @return what came with these transactions: more than was due where a day has ended meanwhile,
   *     nothing where somebody else has claimed it for the account
   */
  public Due claim(Due due) {
    BigInteger fees =
        due.fees().signum() == 0
            ? NOTHING
            : sent(
                sender -> network.deals().claim(sender, due.deal()),
                event -> event instanceof RefundClaimed claimed ? claimed.refund() : NOTHING);
    BigInteger fines =
        due.fines().signum() == 0
            ? NOTHING
            : sent(
                sender -> network.penalties().claim(sender, due.deal()),
                event -> event instanceof CompensationClaimed claimed ? claimed.amount() : NOTHING);
    return new Due(due.deal(), due.fid(), fees, fines);
  }

  private BigInteger sent(
      Function<TransactionSender, Receipt> call, Function<ContractEvent, BigInteger> amount) {
    try {
      return call.apply(network.sender(account)).logs().stream()
          .flatMap(log -> EventDecoder.decode(log).stream())
          .map(amount)
          .reduce(NOTHING, BigInteger::add);
    } catch (NothingToClaim byAnotherMeanwhile) {
      return NOTHING; // a keeper claims for everybody
    }
  }
}
