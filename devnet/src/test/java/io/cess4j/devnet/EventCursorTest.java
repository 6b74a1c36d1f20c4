package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.Cursor;
import io.cess4j.chain.event.CursorStore;
import io.cess4j.chain.event.Deposited;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.chain.event.EventListener;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every deposit of the chain's present history is told, whatever happened to the history before.
 */
@WithDevnet
class EventCursorTest {
  private static final class Memory implements CursorStore {
    private Cursor cursor = Cursor.BEGINNING;

    @Override
    public Cursor load() {
      return cursor;
    }

    @Override
    public void save(Cursor saved) {
      cursor = saved;
    }
  }

  /** Keeps what stands, as a worker would: a rewind takes back what came after it. */
  private static final class Ledger implements EventListener {
    private final List<Deposited> deposits = new ArrayList<>();
    private final List<Long> rewinds = new ArrayList<>();
    private boolean failing;

    @Override
    public void onEvent(ContractEvent event) {
      if (failing) {
        throw new IllegalStateException("the worker's disk is full");
      }
      if (event instanceof Deposited deposited && !deposits.contains(deposited)) {
        deposits.add(deposited);
      }
    }

    @Override
    public void onRewind(long block) {
      rewinds.add(block);
      deposits.removeIf(deposit -> deposit.at().blockNumber() > block);
    }

    List<Long> amounts() {
      return deposits.stream().map(deposit -> deposit.amount().longValueExact()).toList();
    }
  }

  private final TestNetwork test;
  private final TransactionSender client;
  private final Memory memory = new Memory();
  private final Ledger ledger = new Ledger();
  private final EventCursor cursor;

  EventCursorTest(TestNetwork test) {
    this.test = test;
    this.client = test.sender(test.accounts().client());
    this.cursor = cursor(memory, ledger);
    test.network()
        .token()
        .approve(client, test.network().vault().address(), BigInteger.TEN.pow(18));
  }

  private EventCursor cursor(CursorStore store, EventListener listener) {
    return new EventCursor(
        test.network().connection(),
        Set.of(test.network().vault().address()),
        test.network().connection().latestBlock().number() + 1,
        store,
        listener);
  }

  private void deposit(long amount) {
    test.network().vault().deposit(client, BigInteger.valueOf(amount));
  }

  @Test
  void eventsAreToldOnceAndInOrder() {
    deposit(1);
    deposit(2);
    cursor.poll();
    deposit(3);
    cursor.poll();

    assertThat(cursor.poll()).isZero();
    assertThat(ledger.amounts()).containsExactly(1L, 2L, 3L);
    assertThat(ledger.rewinds).isEmpty();
  }

  @Test
  void anotherCursorOverTheSameStoreGoesOnWhereTheFirstEnded() {
    deposit(1);
    cursor.poll();
    deposit(2);
    Ledger afterRestart = new Ledger();

    cursor(memory, afterRestart).poll();

    assertThat(afterRestart.amounts()).containsExactly(2L);
  }

  @Test
  void aReorganisationReplacesWhatItTookAway() {
    deposit(1);
    cursor.poll();
    String mark = test.time().snapshot();
    deposit(20);
    cursor.poll();
    deposit(30);
    cursor.poll();
    assertThat(ledger.amounts()).containsExactly(1L, 20L, 30L);

    test.time().revert(mark);
    deposit(4);
    deposit(5);
    deposit(6);
    cursor.poll();

    assertThat(ledger.amounts()).containsExactly(1L, 4L, 5L, 6L);
    assertThat(ledger.rewinds).hasSize(1);
  }

  @Test
  void aLowerHeadIsARewindToo() {
    deposit(1);
    cursor.poll();
    String mark = test.time().snapshot();
    deposit(20);
    cursor.poll();

    test.time().revert(mark);
    cursor.poll();

    assertThat(ledger.amounts()).containsExactly(1L);
  }

  @Test
  void whatAHandlerCouldNotTakeComesAgain() {
    deposit(1);
    ledger.failing = true;
    assertThatThrownBy(cursor::poll).hasMessageContaining("disk is full");
    ledger.failing = false;

    cursor.poll();

    assertThat(ledger.amounts()).containsExactly(1L);
  }
}
