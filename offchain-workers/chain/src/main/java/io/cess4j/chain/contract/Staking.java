package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IR2sStaking;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Consensus nodes: stake, validator address, VRF key, TEE workers (IR2sStaking). */
public final class Staking extends Client {
  private final IR2sStaking contract;

  /** Client of the contract at {@code address}. */
  public Staking(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IR2sStaking::load, address, connection);
  }

  /** Registers the sender's node, which stands in elections from the next era on. */
  public Receipt register(TransactionSender sender, NodeRegistration registration) {
    return send(
        sender,
        contract.register(
            new IR2sStaking.Registration(
                registration.validator().hex(),
                registration.consent(),
                registration.vrfKey(),
                registration.possession(),
                registration.stake())));
  }

  /** Adds wei of the sender's vault balance to its node's stake. */
  public Receipt topUp(TransactionSender sender, long node, BigInteger amount) {
    return send(sender, contract.topUp(word(node), amount));
  }

  /** Another VRF key, which counts from the next era on. */
  public Receipt changeVrfKey(
      TransactionSender sender, long node, byte[] vrfKey, byte[] possession) {
    return send(sender, contract.changeVrfKey(word(node), vrfKey, possession));
  }

  /** The TEE worker's account binds it to a node, which gets the credit of its work. */
  public Receipt bindWorker(TransactionSender sender, int worker, long node) {
    return send(sender, contract.bindWorker(word(worker), word(node)));
  }

  /** The worker's account, or its node's, ends that. */
  public Receipt releaseWorker(TransactionSender sender, int worker) {
    return send(sender, contract.releaseWorker(word(worker)));
  }

  /** Leaves. */
  public Receipt exit(TransactionSender sender, long node) {
    return send(sender, contract.exit(word(node)));
  }

  /** What conduct left of the stake, once it has cooled. */
  public Receipt withdraw(TransactionSender sender, long node) {
    return send(sender, contract.withdraw(word(node)));
  }

  /**
   * A node.
   *
   * @throws io.cess4j.contracts.errors.NodeUnknown where there is none
   */
  public ConsensusNode node(long id) {
    IR2sStaking.Node node = read(contract.node(word(id)));
    return new ConsensusNode(
        id,
        member(NodeState.class, node.state),
        Address.of(node.account),
        Address.of(node.validator),
        number(node.keyFrom),
        number(node.exitEra),
        node.stake,
        Bytes32.of(node.vrfKeyHash),
        Bytes32.of(node.previousKeyHash));
  }

  /** Ids run from 1 to this. */
  public long count() {
    return number(read(contract.nodeCount()));
  }

  /** The node of an account. */
  public OptionalLong ofAccount(Address account) {
    return present(read(contract.nodeOfAccount(account.hex())));
  }

  /** The node that a validator address belongs to; none for validators of the genesis. */
  public OptionalLong ofValidator(Address validator) {
    return present(read(contract.nodeOfValidator(validator.hex())));
  }

  /** The node that a TEE worker is bound to. */
  public OptionalLong ofWorker(int worker) {
    return present(read(contract.nodeOfWorker(word(worker))));
  }

  /** wei below which nobody stands. */
  public BigInteger minimumStake() {
    return read(contract.minimumStake());
  }

  /** What a new VRF key's possession proof signs. */
  public Bytes32 possessionMessage(Address account, byte[] vrfKey) {
    return Bytes32.of(read(contract.possessionMessage(account.hex(), vrfKey)));
  }

  /** What the validator's key signs to agree to an account. */
  public Bytes32 consentDigest(Address account) {
    return Bytes32.of(read(contract.consentDigest(account.hex())));
  }

  private static OptionalLong present(BigInteger id) {
    return id.signum() == 0 ? OptionalLong.empty() : OptionalLong.of(number(id));
  }
}
