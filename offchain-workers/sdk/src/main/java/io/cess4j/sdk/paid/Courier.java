package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.sdk.paid.PaidException.ChannelSpoiled;
import io.cess4j.sdk.paid.PaidException.DeliveryFailed;
import io.cess4j.sdk.sharing.LieReport;
import io.cess4j.sdk.sharing.ProxyClient.Failed;
import io.cess4j.sdk.storage.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Takes a voucher to the channel's gateway, whose word the others want to see, then to as many
 * other proxies as the grant needs: all at once, a further one where one refuses, lies or is slow.
 * What each answers is checked by a pairing; a signed lie is reported.
 */
final class Courier {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final int TRIES = 3;
  private static final String BEHIND = "records-elsewhere";
  private static final String CONFLICT = "voucher-conflict";

  private final Network network;
  private final Account account;
  private final Purse purse;
  private final DeliveryClient client;
  private final RandomGenerator random;
  private final OnSale item;
  private final Progress progress;
  private final Duration window;
  private final List<SharedOpening.Answer> answers = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private boolean conflict;

  /**
   * @param window for how long an accepted voucher is answered again
   */
  Courier(
      Network network,
      Account account,
      Purse purse,
      DeliveryClient client,
      RandomGenerator random,
      OnSale item,
      Progress progress,
      Duration window) {
    this.network = network;
    this.account = account;
    this.purse = purse;
    this.client = client;
    this.random = random;
    this.item = item;
    this.progress = progress;
    this.window = window;
  }

  /**
   * As many right answers as the grant needs.
   *
   * @throws DeliveryFailed where there are fewer; the voucher stays in the purse
   * @throws ChannelSpoiled where a gateway knows another voucher of that count
   */
  List<SharedOpening.Answer> deliver(OpenChannel channel) {
    TypedDomain domain = network.billing().payPerRetrieval().domain();
    Instant deadline = network.clock().instant().plus(LIFE);
    try (SecretScalar recipient = SecretScalar.random(random)) {
      DeliveryRequest request =
          DeliveryRequest.sign(
              item.paid(), item.certificate(), account, recipient.timesG1(), deadline, domain);
      ChannelBook book = toGateway(channel, request, recipient, domain);
      if (book.accepted().length() > 0) {
        toOthers(channel.with(book), request, recipient);
      }
      if (answers.size() >= item.threshold()) {
        return answers;
      }
      throw failed(book);
    }
  }

  private RuntimeException failed(ChannelBook book) {
    String why = String.join("; ", reasons);
    if (conflict) {
      purse.write(book.as(ChannelBook.State.SPOILED));
      return new ChannelSpoiled(book.channel(), why);
    }
    return new DeliveryFailed(item.certificate(), item.threshold(), answers.size(), why, window);
  }

  private ChannelBook toGateway(
      OpenChannel channel, DeliveryRequest request, SecretScalar recipient, TypedDomain domain) {
    Address gateway = channel.gateway();
    ChannelBook book = channel.book();
    try {
      Delivered delivered = ask(gateway, book, request, recipient, true);
      boolean signed =
          domain.recover(book.voucher(), delivered.accepted()).filter(gateway::equals).isPresent();
      if (!signed) {
        reasons.add(gateway + ": it has not signed that it accepts the voucher");
        return book;
      }
      book = book.acceptedBy(delivered.accepted());
      purse.write(book);
      take(gateway, delivered);
    } catch (Failed failed) {
      refused(gateway, failed);
    }
    return book;
  }

  private void toOthers(OpenChannel channel, DeliveryRequest request, SecretScalar recipient) {
    List<Address> rest = new ArrayList<>(item.alive().keySet());
    rest.remove(channel.gateway());
    Collections.shuffle(rest, java.util.Random.from(random));
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      ExecutorCompletionService<Runnable> running = new ExecutorCompletionService<>(threads);
      int asked = 0;
      int back = 0;
      while (answers.size() < item.threshold()) {
        while (asked < rest.size() && asked - back < item.threshold() - answers.size()) {
          submit(running, rest.get(asked++), channel.book(), request, recipient);
        }
        if (asked == back) {
          return;
        }
        Future<Runnable> done = running.poll(SLOW.toMillis(), TimeUnit.MILLISECONDS);
        if (done == null && asked < rest.size()) {
          submit(running, rest.get(asked++), channel.book(), request, recipient);
          continue;
        }
        (done == null ? running.take() : done).get().run();
        back++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reasons.add("the wait for them was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow(); // a slow one is not waited for
    }
  }

  /** Gives what is to be done with its answer, on the thread that counts answers. */
  private void submit(
      ExecutorCompletionService<Runnable> running,
      Address proxy,
      ChannelBook book,
      DeliveryRequest request,
      SecretScalar recipient) {
    running.submit(
        () -> {
          try {
            Delivered delivered = ask(proxy, book, request, recipient, false);
            return () -> take(proxy, delivered);
          } catch (Failed failed) {
            return () -> refused(proxy, failed);
          }
        });
  }

  /** The chain may have settled in between: then the same voucher goes with other records. */
  private Delivered ask(
      Address proxy,
      ChannelBook book,
      DeliveryRequest request,
      SecretScalar recipient,
      boolean toGateway)
      throws Failed {
    String endpoint = item.alive().get(proxy);
    if (endpoint == null) {
      throw new Failed("it does not answer");
    }
    for (int left = TRIES; ; left--) {
      RetrievalChannel settled = network.billing().payPerRetrieval().channelOf(book.channel());
      try {
        return client.ask(
            endpoint, proxy, request.grant(), request.body(book, settled, toGateway), recipient);
      } catch (Failed failed) {
        if (left == 1 || !failed.type().endsWith(BEHIND)) {
          throw failed;
        }
      }
    }
  }

  private void take(Address proxy, Delivered delivered) {
    GrantMade grant = item.paid().grant();
    CapsuleHeader header = CapsuleHeader.of(item.paid().file().capsule());
    try {
      G2 shareKey = G2.ofEip2537(GrantDescription.shareKey(grant, grant.proxies().indexOf(proxy)));
      if (delivered.reencryption().isRight(header, shareKey, random)) {
        answers.add(
            new SharedOpening.Answer(
                AccountAddress.of(proxy.bytes()), shareKey, delivered.reencryption()));
        return;
      }
      reasons.add(proxy + ": it lied");
      String report =
          new LieReport(network, account, grant)
              .send(proxy, header, delivered.reencryption(), delivered.signature());
      progress.lied(proxy.hex(), report);
    } catch (PointRejected noKey) {
      reasons.add(proxy + ": the grant holds no key of it");
    }
  }

  private void refused(Address proxy, Failed failed) {
    conflict |= failed.type().endsWith(CONFLICT);
    reasons.add(proxy + ": " + failed.getMessage());
  }
}
