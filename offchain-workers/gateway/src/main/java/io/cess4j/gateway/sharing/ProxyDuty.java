package io.cess4j.gateway.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.contracts.errors.NameUnknown;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the gateway into the list of proxies, and forgets shares whose grants are over. */
public final class ProxyDuty implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyDuty.class);

  private final Network network;
  private final Account account;
  private final ProxySecret secret;
  private final ShareProxy proxy;
  private final Supplier<Optional<String>> endpoint;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("proxy-", 0).factory());
  private boolean registered;
  private String trouble = "";

  /**
   * Nothing happens before {@link #start}.
   *
   * @param endpoint where clients reach this gateway; empty until its port is bound
   */
  public ProxyDuty(
      Network network,
      Account account,
      ProxySecret secret,
      ShareProxy proxy,
      Supplier<Optional<String>> endpoint) {
    this.network = network;
    this.account = account;
    this.secret = secret;
    this.proxy = proxy;
    this.endpoint = endpoint;
  }

  /** Looks again and again. */
  public void start(Duration pause) {
    executor.scheduleWithFixedDelay(
        this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tries once; what fails is tried again, and said once. */
  void round() {
    try {
      if (!registered) {
        endpoint.get().ifPresent(this::register);
      }
      proxy.forgetEnded();
      trouble = "";
    } catch (NameUnknown noSharing) {
      say("this network was founded before there was sharing: this gateway re-encrypts nothing");
    } catch (RuntimeException e) {
      say("the duties of a proxy wait: " + e.getMessage());
    }
  }

  private void register(String url) {
    Sharing sharing = network.sharing();
    byte[] key = secret.publicKey();
    boolean known =
        !sharing.proxies().keyOf(account.address()).isZero()
            && sharing
                .index()
                .proxy(account.address())
                .filter(last -> isSame(last, key, url))
                .isPresent();
    if (!known) {
      sharing.proxies().register(network.sender(account), key, url);
      LOG.info("registered as a proxy at {}", url);
    }
    registered = true;
  }

  private static boolean isSame(ProxyRegistered last, byte[] key, String url) {
    return Arrays.equals(last.key(), key) && last.endpoint().equals(url);
  }

  private void say(String what) {
    if (!what.equals(trouble)) {
      LOG.warn("{}", what);
      trouble = what;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
