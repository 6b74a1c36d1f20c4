package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.SignedTransaction;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.transaction.UnsignedTransaction;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.devnet.anvil.AnvilDevnet;
import io.cess4j.devnet.anvil.AnvilSettings;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nonces that heal, against a chain that is killed, rewound and shared. */
class TransactionSenderTest {
  private static final Address RECEIVER = Address.of("0x" + "ce55".repeat(10));
  private static final SenderSettings QUICK =
      new SenderSettings(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          25,
          SenderSettings.TRANSACTION_GAS_CAP,
          BigInteger.valueOf(1_000_000_000));

  private final Account account = FundedAccounts.usual().client();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  private AnvilDevnet anvil(AnvilSettings settings) {
    AnvilDevnet anvil = AnvilDevnet.start(settings);
    open.add(anvil);
    return anvil;
  }

  private static AnvilSettings forgotten() {
    return AnvilSettings.forTests(FundedAccounts.MNEMONIC, 3);
  }

  private TransactionSender sender(URI rpc) {
    ChainConnection connection = ChainConnection.open(rpc);
    open.add(connection);
    return new TransactionSender(account, connection, QUICK, InstantSource.system());
  }

  private static Receipt pay(TransactionSender sender, long wei) {
    return sender.send(RECEIVER, "0x", BigInteger.valueOf(wei));
  }

  private static BigInteger received(URI rpc) {
    try (ChainConnection connection = ChainConnection.open(rpc)) {
      return connection.etherOf(RECEIVER);
    }
  }

  @Test
  void manyThreadsShareOneKeyWithoutLosingOrRepeatingAPayment() throws Exception {
    URI rpc = anvil(forgotten()).rpc();
    TransactionSender sender = sender(rpc);
    List<Callable<Receipt>> payments = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      long wei = 1L << i;
      payments.add(() -> pay(sender, wei));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> payment : threads.invokeAll(payments)) {
        assertThat(payment.get().gasUsed()).isEqualTo(21_000);
      }
    }
    assertThat(received(rpc)).isEqualTo((1L << 30) - 1);
  }

  @Test
  void aForeignTransactionOfTheSameKeyOnlyMovesTheNonce() throws Exception {
    URI rpc = anvil(forgotten()).rpc();
    TransactionSender sender = sender(rpc);
    TransactionSender otherProcess = sender(rpc);
    for (int i = 0; i < 5; i++) {
      pay(sender, 1);
      pay(otherProcess, 100);
    }
    assertThat(received(rpc)).isEqualTo(505);
  }

  @Test
  void aRewoundChainIsFollowed() {
    AnvilDevnet anvil = anvil(forgotten());
    TransactionSender sender = sender(anvil.rpc());
    pay(sender, 1);
    String mark = anvil.time().orElseThrow().snapshot();
    pay(sender, 10);
    pay(sender, 100);

    anvil.time().orElseThrow().revert(mark);
    pay(sender, 1_000);

    assertThat(received(anvil.rpc())).isEqualTo(1_001);
  }

  @Test
  void aTransactionThatTheNodeLostIsSentAgainAndPaysOnce() throws Exception {
    AnvilDevnet anvil = anvil(forgotten());
    URI rpc = anvil.rpc();
    TransactionSender sender = sender(rpc);
    AnvilRequests node = new AnvilRequests(rpc);
    node.request("evm_setAutomine", "[false]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Receipt> first = threads.submit(() -> pay(sender, 1));
      node.awaitPending(account.address(), 1);
      Future<Receipt> second = threads.submit(() -> pay(sender, 10));
      node.awaitPending(account.address(), 2);

      node.request("anvil_dropAllTransactions", "[]");
      node.awaitPending(account.address(), 2); // both are back without anybody asking
      node.request("evm_setAutomine", "[true]");
      node.request("evm_mine", "[]");

      assertThat(first.get().transaction()).isNotEqualTo(second.get().transaction());
    }
    assertThat(received(rpc)).isEqualTo(11);
  }

  @Test
  void aConsumedNonceMeansAnotherOneAndStillOnePayment() throws Exception {
    AnvilDevnet anvil = anvil(forgotten());
    URI rpc = anvil.rpc();
    TransactionSender sender = sender(rpc);
    AnvilRequests node = new AnvilRequests(rpc);
    node.request("evm_setAutomine", "[false]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ChainConnection connection = ChainConnection.open(rpc)) {
      Future<Receipt> payment = threads.submit(() -> pay(sender, 7));
      node.awaitPending(account.address(), 1);
      BigInteger manyGwei = BigInteger.valueOf(500_000_000_000L);
      SignedTransaction foreign =
          account.sign(
              new UnsignedTransaction(
                  connection.chainId(),
                  0,
                  BigInteger.valueOf(21_000),
                  manyGwei,
                  manyGwei,
                  RECEIVER,
                  BigInteger.valueOf(1_000),
                  "0x"));
      connection.sendRaw(foreign.raw());
      node.request("evm_mine", "[]");
      node.request("evm_setAutomine", "[true]");

      Receipt receipt = payment.get();

      assertThat(receipt.transaction()).isNotEqualTo(foreign.hash());
      assertThat(connection.mined(foreign.hash())).isPresent();
    }
    assertThat(received(rpc)).isEqualTo(1_007);
  }

  @Test
  void feesThatNoBlockTakesAreRaisedAndThePaymentIsStillOne() throws Exception {
    AnvilDevnet anvil = anvil(forgotten());
    URI rpc = anvil.rpc();
    SenderSettings impatient =
        new SenderSettings(
            QUICK.poll(),
            QUICK.heal(),
            Duration.ofMillis(300),
            QUICK.timeout(),
            QUICK.gasHeadroomPercent(),
            QUICK.gasCap(),
            QUICK.tip());
    ChainConnection connection = ChainConnection.open(rpc);
    open.add(connection);
    TransactionSender sender =
        new TransactionSender(account, connection, impatient, InstantSource.system());
    AnvilRequests node = new AnvilRequests(rpc);
    BigInteger hundredGwei = BigInteger.valueOf(100_000_000_000L);
    node.request("evm_setAutomine", "[false]");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Receipt> payment = threads.submit(() -> pay(sender, 5));
      node.awaitPending(account.address(), 1);
      node.request("anvil_setNextBlockBaseFeePerGas", "[\"0x174876e800\"]");
      node.request("evm_setIntervalMining", "[1]");

      assertThat(payment.get().effectiveGasPrice())
          .isGreaterThan(hundredGwei.divide(BigInteger.TWO));
    }
    assertThat(received(rpc)).isEqualTo(5);
  }

  @Test
  void aChainKilledAndResumedFromAnOlderStateGetsTheNextPayment() {
    Path state = folder.resolve("state.json");
    AnvilSettings kept =
        new AnvilSettings(
            0,
            AnvilSettings.CHAIN_ID,
            FundedAccounts.MNEMONIC,
            3,
            state,
            Duration.ofMinutes(10),
            null,
            null);
    AnvilDevnet before = anvil(kept);
    pay(sender(before.rpc()), 1);
    before.close(); // writes the state
    AnvilDevnet lossy = anvil(resumedAt(kept, before.rpc().getPort()));
    TransactionSender sender = sender(lossy.rpc());
    pay(sender, 10);
    lossy.kill(); // the ten wei were never written
    anvil(resumedAt(kept, before.rpc().getPort()));

    pay(sender, 100);

    assertThat(received(before.rpc())).isEqualTo(101);
  }

  private static AnvilSettings resumedAt(AnvilSettings settings, int port) {
    return new AnvilSettings(
        port,
        settings.chainId(),
        settings.mnemonic(),
        settings.accounts(),
        settings.state(),
        settings.stateInterval(),
        null,
        null);
  }

  @Test
  void aCreationThatIsRefusedSaysWhy() {
    URI rpc = anvil(forgotten()).rpc();
    TransactionSender sender = sender(rpc);
    // Creation code that reverts with four bytes of unknown data: PUSH4 deadbeef, MSTORE,
    // REVERT(28, 4).
    assertThatThrownBy(() -> sender.create("0x63deadbeef6000526004601cfd"))
        .isInstanceOf(ContractRevert.class)
        .hasMessageContaining("deadbeef");
  }

  @Test
  void aPoorAccountIsToldSo() {
    URI rpc = anvil(forgotten()).rpc();
    ChainConnection connection = ChainConnection.open(rpc);
    open.add(connection);
    TransactionSender poor =
        new TransactionSender(
            FundedAccounts.usual().operator(20), connection, QUICK, InstantSource.system());
    assertThatThrownBy(() -> pay(poor, 1))
        .isInstanceOf(ChainException.class)
        .hasMessageMatching("(?is).*(insufficient|cannot pay).*");
  }

  @Test
  void aSilentEndpointIsNamedWithTheCure() {
    AnvilDevnet anvil = anvil(forgotten());
    URI rpc = anvil.rpc();
    anvil.close();
    assertThatThrownBy(() -> ChainConnection.open(rpc))
        .isInstanceOf(ChainException.Unreachable.class)
        .hasMessageContaining(rpc.toString())
        .hasMessageContaining("--rpc");
  }

  @Test
  void anotherChainIsRefused() {
    URI rpc = anvil(forgotten()).rpc();
    assertThatThrownBy(() -> ChainConnection.open(rpc, 1))
        .isInstanceOf(ChainException.WrongChain.class)
        .hasMessageContaining("31337");
  }
}
