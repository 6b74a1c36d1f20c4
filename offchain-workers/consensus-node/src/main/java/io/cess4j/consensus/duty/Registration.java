package io.cess4j.consensus.duty;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.NodeRegistration;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.consensus.key.VrfKey;
import io.cess4j.proofs.Keccak;
import io.cess4j.runtime.Purse;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the account has a node, and that the chain knows the key that this worker has.
 */
public final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  private final Network network;
  private final Account account;
  private final VrfKey key;
  private final BigInteger stake;
  private final Supplier<Account> validator;

  /**
   * @param stake CESS to register with
   * @param validator opens the key that seals blocks; asked at the registration only
   */
  public Registration(
      Network network, Account account, VrfKey key, long stake, Supplier<Account> validator) {
    this.network = network;
    this.account = account;
    this.key = key;
    this.stake = BigInteger.valueOf(stake).multiply(CESS);
    this.validator = validator;
  }

  /**
   * The node, registered where it is not yet.
   *
   * @throws IllegalStateException where the account has too little CESS
   */
  public ConsensusNode ensure() {
    OptionalLong known = network.staking().ofAccount(account.address());
    ConsensusNode node = known.isPresent() ? network.staking().node(known.getAsLong()) : register();
    Bytes32 own = Bytes32.of(Keccak.hash(key.publicKey()));
    if (!node.vrfKeyHash().equals(own)) {
      LOG.warn(
          "node {} is registered with another VRF key; this one counts from the next era on",
          node.id());
      network.staking().changeVrfKey(sender(), node.id(), key.publicKey(), possession());
      node = network.staking().node(node.id());
    }
    return node;
  }

  private ConsensusNode register() {
    Optional<BigInteger> missing = new Purse(network, account.address(), sender()).missing(stake);
    if (missing.isPresent()) {
      throw new IllegalStateException(
          "account %s lacks %s wei of the stake of %s wei: send it CESS, or lower stake (the minimum is %s wei)"
              .formatted(
                  account.address(), missing.get(), stake, network.staking().minimumStake()));
    }
    Account sealing = validator.get();
    Bytes32 consent = network.staking().consentDigest(account.address());
    network
        .staking()
        .register(
            sender(),
            new NodeRegistration(
                sealing.address(), sealing.sign(consent), key.publicKey(), possession(), stake));
    long id = network.staking().ofAccount(account.address()).orElseThrow();
    LOG.info("registered as node {} with validator {}", id, sealing.address());
    return network.staking().node(id);
  }

  private byte[] possession() {
    return key.possession(
        network.staking().possessionMessage(account.address(), key.publicKey()).bytes());
  }

  private TransactionSender sender() {
    return network.sender(account);
  }
}
