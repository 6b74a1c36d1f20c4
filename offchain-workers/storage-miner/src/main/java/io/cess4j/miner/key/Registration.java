package io.cess4j.miner.key;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.miner.MinerException.FundsMissing;
import io.cess4j.runtime.Purse;
import io.cess4j.transport.TlsKeyHash;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters the registry on first start and keeps endpoint and TLS key there up to date. Every step
 * looks at the chain first, so a start that was cut off goes on where it was.
 */
public final class Registration {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final int PAGE = 64;

  private final Network network;
  private final Account account;
  private final TransactionSender sender;
  private final Purse purse;

  /**
   * What the registry shall hold.
   *
   * @param tlsKey hash of the worker's TLS key
   * @param endpoint https://host:port
   * @param region 0 to 15
   * @param units declared space
   */
  public record Wish(TlsKeyHash tlsKey, String endpoint, int region, int units) {

    Bytes32 tlsKeyHash() {
      return Bytes32.of(tlsKey.toBytes());
    }
  }

  /** Registers for this account, whose key also signs the reports. */
  public Registration(Network network, Account account) {
    this.network = network;
    this.account = account;
    this.sender = network.sender(account);
    this.purse = new Purse(network, account.address(), sender);
  }

  /**
   * The miner of this account, registered or brought up to date.
   *
   * @throws FundsMissing naming cost and balance where the collateral cannot be paid
   */
  public Miner ensure(Wish wish) {
    Optional<Miner> existing = find();
    if (existing.isEmpty()) {
      return register(wish);
    }
    Miner miner = existing.get();
    if (!miner.endpoint().equals(wish.endpoint())
        || !miner.tlsKeyHash().equals(wish.tlsKeyHash())) {
      network
          .miners()
          .change(sender, miner.id(), account.address(), wish.tlsKeyHash(), wish.endpoint());
      LOG.info("miner {} is now at {}", miner.id(), wish.endpoint());
    }
    return network.miners().miner(miner.id());
  }

  private Optional<Miner> find() {
    long from = 0;
    while (true) {
      List<Long> ids = network.miners().minersOf(account.address(), from);
      for (long id : ids) {
        Miner miner = network.miners().miner(id);
        if (miner.signer().equals(account.address()) && miner.state() != MinerState.EXITED) {
          return Optional.of(miner);
        }
      }
      if (ids.size() < PAGE) {
        return Optional.empty();
      }
      from += ids.size();
    }
  }

  private Miner register(Wish wish) {
    pay(wish.units());
    long id =
        network
            .miners()
            .register(
                sender,
                new MinerRegistration(
                    account.address(),
                    wish.tlsKeyHash(),
                    wish.endpoint(),
                    wish.region(),
                    wish.units()))
            .value();
    LOG.info("registered as miner {} with {} units at {}", id, wish.units(), wish.endpoint());
    return network.miners().miner(id);
  }

  private void pay(int units) {
    BigInteger cost =
        network.parameters().get(Parameter.COLLATERAL_PER_UNIT).multiply(BigInteger.valueOf(units));
    purse
        .missing(cost)
        .ifPresent(
            missing -> {
              throw new FundsMissing(
                  account.address().toString(), units, cost, cost.subtract(missing));
            });
  }
}
