package io.cess4j.gateway.served;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.ServedBytes;
import io.cess4j.chain.typed.Served;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day is over, signs what each miner served on it and hands the receipt to the miner, which
 * submits it where that raises its credit (docs/formats.md section 9). A miner that does not answer
 * is asked again as long as the receipt counts.
 */
public final class ReceiptPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptPost.class);

  /** uint64 amount and the signature. */
  private static final int BYTES = Long.BYTES + 64;

  private final ServedBook book;
  private final Account account;
  private final TypedDomain domain;
  private final WorkerClient client;
  private final LongSupplier today;
  private final Deque<ServedSum> waiting = new ArrayDeque<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("receipts-", 0).factory());

  /**
   * Nothing happens before {@link #start}.
   *
   * @param account signs; the gateway that orders name
   * @param domain of IServedBytes
   * @param today protocol day
   */
  public ReceiptPost(
      ServedBook book,
      Account account,
      TypedDomain domain,
      WorkerClient client,
      LongSupplier today) {
    this.book = book;
    this.account = account;
    this.domain = domain;
    this.client = client;
    this.today = today;
  }

  /** Looks again and again. */
  public void start(Duration pause) {
    executor.scheduleWithFixedDelay(
        this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tries once for every receipt that is due. */
  void round() {
    try {
      waiting.addAll(book.takeFinished());
      for (int i = waiting.size(); i > 0; i--) {
        ServedSum sum = waiting.removeFirst();
        boolean counts = sum.day() >= today.getAsLong() - ServedBytes.MOST_DAYS;
        if (counts && !deliver(sum)) {
          waiting.addLast(sum);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("receipts wait: {}", e.getMessage());
    }
  }

  /** Whether the miner needs not be asked again. */
  private boolean deliver(ServedSum sum) {
    Served served =
        new Served(sum.deal(), sum.holder().slot(), sum.holder().miner(), sum.day(), sum.amount());
    byte[] body =
        ByteBuffer.allocate(BYTES)
            .putLong(sum.amount())
            .put(domain.signCompact(account, served))
            .array();
    String path = "/v1/deals/%d/receipts/%d".formatted(sum.deal(), sum.day());
    try {
      client
          .peer(sum.holder().endpoint(), sum.holder().pin())
          .send(WorkerRequest.put(path, WorkerBody.of(body)))
          .close();
      return true;
    } catch (TransportException.PeerRefused refused) {
      LOG.info("{} wants no receipt: {}", sum.holder().endpoint(), refused.getMessage());
      return true;
    } catch (TransportException silent) {
      LOG.debug("a receipt waits: {}", silent.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
