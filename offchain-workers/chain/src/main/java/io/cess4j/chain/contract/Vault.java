package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IVault;
import java.math.BigInteger;

/** Money in the network: balances, escrow, pools (IVault); all amounts in wei. */
public final class Vault extends Client {
  private final IVault contract;

  /** Client of the contract at {@code address}. */
  public Vault(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IVault::load, address, connection);
  }

  /** Moves approved tokens of the sender into its balance. */
  public Receipt deposit(TransactionSender sender, BigInteger amount) {
    return send(sender, contract.deposit(amount));
  }

  /** Moves approved tokens of the sender into the balance of another account. */
  public Receipt depositFor(TransactionSender sender, Address account, BigInteger amount) {
    return send(sender, contract.depositFor(account.hex(), amount));
  }

  /** Moves balance of the sender out as tokens. */
  public Receipt withdraw(TransactionSender sender, Address to, BigInteger amount) {
    return send(sender, contract.withdraw(to.hex(), amount));
  }

  /** Free balance of an account. */
  public BigInteger balanceOf(Address account) {
    return read(contract.balanceOf(account.hex()));
  }

  /** What a controller has locked. */
  public BigInteger escrowOf(Address controller) {
    return read(contract.escrowOf(controller.hex()));
  }

  /** What is left of an emission pool. */
  public BigInteger poolOf(Pool pool) {
    return read(contract.poolOf(member(pool)));
  }

  /** Sum of all balances. */
  public BigInteger totalBalances() {
    return read(contract.totalBalances());
  }

  /** Sum of all escrow. */
  public BigInteger totalEscrow() {
    return read(contract.totalEscrow());
  }

  /** Whether an address may lock and release. */
  public boolean isController(Address account) {
    return read(contract.isController(account.hex()));
  }
}
