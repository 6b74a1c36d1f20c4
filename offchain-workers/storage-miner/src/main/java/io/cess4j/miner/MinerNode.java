package io.cess4j.miner;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.key.Registration;
import io.cess4j.runtime.management.ReadinessCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The life of a miner: registers, then follows the chain until it is stopped. Trouble (no node, no
 * funds, no TEE worker yet) is logged once, shown by readiness, and tried again; requests are
 * refused with 503 until the registry knows the miner.
 */
final class MinerNode implements SmartLifecycle, ReadinessCheck {

  private static final Logger LOG = LoggerFactory.getLogger(MinerNode.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final Duration KEYS_AGAIN = Duration.ofSeconds(5);
  private static final Duration REGISTRATION_AGAIN = Duration.ofSeconds(5);
  private static final Duration PLEDGE_AGAIN = Duration.ofSeconds(10);
  private static final Duration SERVED_AGAIN = Duration.ofSeconds(10);

  private final Duties.Means means;
  private final Supplier<Registration.Wish> wish;
  private final Duration poll;
  private final InstantSource clock;
  private final Function<Duties, RotWatch> watching;
  private @Nullable RotWatch rot;
  private volatile @Nullable Duties duties;
  private volatile Optional<String> trouble = Optional.of("not registered yet");
  private volatile @Nullable Thread thread;
  private final CountDownLatch registered = new CountDownLatch(1);
  private volatile boolean stopping;
  private long registrationChecked;
  private long keysChecked;
  private boolean keysComplete;
  private long pledgeChecked;
  private long servedChecked;
  private long sweptDay = -1;

  /**
   * Nothing happens before {@link #start}.
   *
   * @param wish asked once the web server listens, since only then is the port known
   * @param watching asked once the registry knows the miner
   */
  MinerNode(
      Duties.Means means,
      Supplier<Registration.Wish> wish,
      Duration poll,
      InstantSource clock,
      Function<Duties, RotWatch> watching) {
    this.means = means;
    this.wish = wish;
    this.poll = poll;
    this.clock = clock;
    this.watching = watching;
  }

  /**
   * The duties of a registered miner.
   *
   * @throws Refused 503 before the registration
   */
  Duties duties() {
    Duties current = duties;
    if (current == null) {
      throw new Refused(
          503,
          "miner-starting",
          "this miner is not registered yet (%s): try again later"
              .formatted(trouble.orElse("starting")));
    }
    return current;
  }

  /** Waits until the registry knows the miner; gives false where that takes longer. */
  boolean awaitRegistration(Duration patience) throws InterruptedException {
    return registered.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("miner").start(this::live);
  }

  private void live() {
    while (!stopping) {
      try {
        step();
        if (trouble.isPresent()) {
          LOG.info("all is well again");
          trouble = Optional.empty();
        }
        pause(poll);
      } catch (RuntimeException e) {
        if (!stopping) {
          note(e);
          pause(AFTER_TROUBLE);
        }
      }
    }
  }

  private void step() {
    Duties current = duties;
    if (current == null) {
      current = Duties.take(means, wish.get());
      rot = watching.apply(current);
      duties = current;
      registered.countDown();
    }
    current = stillRegistered(current);
    current.audits().round();
    current.compaction().look();
    current.repairs().round();
    checkKeys(current);
    checkPledge(current);
    checkServed(current);
    sweep(current);
    Objects.requireNonNull(rot).look();
  }

  /** A chain that was rewound may know another endpoint or TLS key, or not even the miner. */
  private Duties stillRegistered(Duties current) {
    long now = clock.millis();
    if (now - registrationChecked < REGISTRATION_AGAIN.toMillis()) {
      return current;
    }
    registrationChecked = now;
    if (isExited(current)) {
      return current;
    }
    Miner miner = new Registration(current.network(), means.account()).ensure(wish.get());
    if (miner.id() == current.miner().id()) {
      return current;
    }
    LOG.warn(
        "miner {} is gone from the registry; going on as {}", current.miner().id(), miner.id());
    Duties fresh = Duties.take(means, wish.get());
    duties = fresh;
    current.close();
    return fresh;
  }

  /** Who has left does not come back by itself; one that the chain has forgotten does. */
  private static boolean isExited(Duties current) {
    long id = current.miner().id();
    return id <= current.network().miners().count()
        && current.network().miners().miner(id).state() == MinerState.EXITED;
  }

  /** New TI keys come with new TEE groups or key rotation. */
  private void checkKeys(Duties current) {
    long now = clock.millis();
    long again = keysComplete ? KEYS_AGAIN.toMillis() : 0;
    if (now - keysChecked >= again) {
      current.proofKeys().registerMissing();
      keysComplete = true;
      keysChecked = now;
    }
  }

  private void checkPledge(Duties current) {
    long now = clock.millis();
    if (now - pledgeChecked >= PLEDGE_AGAIN.toMillis()) {
      pledgeChecked = now;
      current.pledge().keepWhole();
    }
  }

  private void checkServed(Duties current) {
    long now = clock.millis();
    if (now - servedChecked >= SERVED_AGAIN.toMillis()) {
      servedChecked = now;
      current.served().look();
    }
  }

  private void sweep(Duties current) {
    long today = current.network().calendar().dayAt(current.network().clock().instant());
    if (today != sweptDay) {
      current.sweeper().sweep();
      sweptDay = today;
    }
  }

  private void note(RuntimeException e) {
    String words = String.valueOf(e.getMessage());
    if (!trouble.equals(Optional.of(words))) {
      if (e instanceof MinerException || e instanceof ChainException) {
        LOG.error(words);
      } else {
        LOG.error("a duty failed and is tried again", e);
      }
      trouble = Optional.of(words);
    }
  }

  private void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  @Override
  public void stop() {
    stopping = true;
    Thread current = thread;
    if (current != null) {
      current.interrupt();
      try {
        current.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
    Duties last = duties;
    if (last != null) {
      last.close();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** After the web server has started, and stopped before it. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String name() {
    return "miner";
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }
}
