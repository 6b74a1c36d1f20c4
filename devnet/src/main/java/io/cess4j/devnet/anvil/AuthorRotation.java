package io.cess4j.devnet.anvil;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.contract.ValidatorSet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.process.NodeRequests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Anvil has one author and no consensus. This names the elected validators as the authors of
 * blocks, one after the other, as QBFT's proposers are; who is away loses its turn to the next one.
 * An emulation: nobody seals anything.
 */
public final class AuthorRotation implements AutoCloseable {
  /** A fraction of a devnet's block time; what comes faster has the same author. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Address VALIDATOR_SET =
      Address.of("0x0000000000000000000000000000000000000c55");

  private final ChainConnection connection;
  private final ValidatorSet validators;
  private final NodeRequests node;
  private final Predicate<Address> isAwake;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("authors").factory());
  private long named = -1;

  /** Turns are counted here and not by blocks: two blocks a look would skip every other one. */
  private int turn;

  private AuthorRotation(URI rpc, Predicate<Address> isAwake) {
    this.connection = ChainConnection.open(rpc);
    this.validators = new ValidatorSet(VALIDATOR_SET, connection);
    this.node = new NodeRequests("anvil", rpc);
    this.isAwake = isAwake;
  }

  /**
   * Begins to name authors.
   *
   * @param isAwake whether a validator would propose
   */
  public static AuthorRotation start(URI rpc, Predicate<Address> isAwake) {
    AuthorRotation rotation = new AuthorRotation(rpc, isAwake);
    var _ =
        rotation.timer.scheduleWithFixedDelay(
            rotation::next, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return rotation;
  }

  private void next() {
    try {
      long next = connection.latestBlock().number() + 1;
      if (next == named) {
        return;
      }
      List<Address> awake = validators.validators().stream().filter(isAwake).toList();
      if (!awake.isEmpty()) {
        Address author = awake.get(turn++ % awake.size());
        node.request("anvil_setCoinbase", "[\"%s\"]".formatted(author.hex()));
        named = next;
      }
    } catch (RuntimeException e) {
      if (e instanceof DevnetException || e instanceof io.cess4j.chain.ChainException) {
        return; // the chain is being stopped or started: the next look finds it
      }
      throw e;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    connection.close();
  }
}
