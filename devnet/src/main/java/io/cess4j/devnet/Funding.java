package io.cess4j.devnet;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Gives the devnet's accounts their CESS: clients and operators find it in their vault balance,
 * ready to spend.
 */
public final class Funding {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  /** What a client starts with, in wei. */
  public static final BigInteger CLIENT = CESS.multiply(BigInteger.valueOf(1_000_000));

  /** What an operator starts with, in wei: collateral for many units. */
  public static final BigInteger OPERATOR = CESS.multiply(BigInteger.valueOf(100_000));

  /** What a consensus node starts with, in wei: several times the least stake of a devnet. */
  public static final BigInteger NODE = CESS.multiply(BigInteger.valueOf(20_000));

  private final Network network;
  private final FundedAccounts accounts;

  /** Of a founded network whose governor holds the genesis tokens. */
  public Funding(Network network, FundedAccounts accounts) {
    this.network = network;
    this.accounts = accounts;
  }

  /**
   * Deposits for both clients, the first {@code operators} operators and the first {@code nodes}
   * consensus nodes; also 1,000 CESS in tokens to the first client.
   */
  public void give(int operators, int nodes) {
    TransactionSender governor = network.sender(accounts.governor());
    Address vault = network.vault().address();
    BigInteger sum =
        CLIENT
            .shiftLeft(1)
            .add(OPERATOR.multiply(BigInteger.valueOf(operators)))
            .add(NODE.multiply(BigInteger.valueOf(nodes)));
    network.token().approve(governor, vault, sum);
    List<Callable<Receipt>> gifts = new ArrayList<>();
    gifts.add(() -> deposit(governor, accounts.client(), CLIENT));
    gifts.add(() -> deposit(governor, accounts.otherClient(), CLIENT));
    gifts.add(
        () ->
            network
                .token()
                .transfer(
                    governor,
                    accounts.client().address(),
                    CESS.multiply(BigInteger.valueOf(1_000))));
    accounts
        .operators(operators)
        .forEach(operator -> gifts.add(() -> deposit(governor, operator, OPERATOR)));
    for (int i = 0; i < nodes; i++) {
      Account node = accounts.consensusNode(i);
      gifts.add(() -> deposit(governor, node, NODE));
    }
    all(gifts);
  }

  private Receipt deposit(TransactionSender governor, Account account, BigInteger amount) {
    return network.vault().depositFor(governor, account.address(), amount);
  }

  private static void all(List<Callable<Receipt>> gifts) {
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> gift : together.invokeAll(gifts)) {
        gift.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed("funding", "was interrupted", e);
    } catch (ExecutionException e) {
      throw new DevnetException.ProcessFailed("funding", "failed: " + e.getCause(), e);
    }
  }
}
