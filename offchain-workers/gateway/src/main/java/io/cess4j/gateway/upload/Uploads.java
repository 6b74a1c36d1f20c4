package io.cess4j.gateway.upload;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.gateway.GatewayException.Busy;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.gateway.GatewayException.OrderUnfit;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.GatewayException.StoringFailed;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.runtime.LogContext;
import io.cess4j.transport.WorkerClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All uploads of this gateway: receives bodies, stores them in the background, goes on after a
 * restart.
 */
public final class Uploads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int ID_BYTES = 16;
  private static final int DEALS_AT_ONCE = 2;
  private final Network network;
  private final UploadStore store;
  private final Spool spool;
  private final Reception reception;
  private final OrderDraw draw;
  private final Preparation preparation;
  private final DealUpload deals;
  private final SecureRandom random;
  private final Semaphore receiving;
  private final Set<Long> ordersInUse = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param clock of this machine, for waiting only
   * @param parallel bodies received at once; each holds a segment of 32 MiB
   * @param poll pause between looks at the chain
   */
  public Uploads(
      Network network,
      Account account,
      WorkerClient client,
      UploadStore store,
      Path spool,
      ErasureEngine engine,
      SecureRandom random,
      InstantSource clock,
      int parallel,
      Duration poll) {
    TransactionSender sender = network.sender(account);
    this.network = network;
    this.store = store;
    this.spool = new Spool(spool);
    this.reception = new Reception(this.spool, engine);
    this.draw = new OrderDraw(network, sender, poll);
    this.preparation = new Preparation(network, account, new SealKeys(network), random);
    this.deals =
        new DealUpload(
            network,
            sender,
            draw,
            new SlotUpload(network, client, clock),
            new Sealing(network, client),
            this.spool);
    this.random = random;
    this.receiving = new Semaphore(parallel);
  }

  /** An upload whose body is in: wait for the future, or ask by id later. */
  public record Accepted(String id, CompletableFuture<Upload> end) {}

  /**
   * Takes the whole body, then stores in the background.
   *
   * @throws Busy where too many bodies come at once
   * @throws OrderUnfit where another upload uses one of the orders
   * @throws RequestMalformed for a sealed body that is not what was signed; nothing is drawn then
   */
  public Accepted receive(Authorised authorised, UploadBody body) {
    claim(authorised.deals());
    boolean handedOver = false;
    try {
      if (!receiving.tryAcquire()) {
        throw new Busy("this gateway receives as many files as it can; try again in a moment");
      }
      Upload upload = begin(authorised);
      try (LogContext log = LogContext.of("upload", upload.id())) {
        Accepted accepted = prepare(upload, authorised, body);
        handedOver = true;
        return accepted;
      } catch (RuntimeException e) {
        fail(upload, e);
        throw e;
      } finally {
        receiving.release();
      }
    } finally {
      if (!handedOver) {
        authorised.deals().forEach(ordersInUse::remove);
      }
    }
  }

  private Upload begin(Authorised authorised) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Upload upload =
        new Upload(
            HexFormat.of().formatHex(id),
            Upload.State.RECEIVING,
            authorised.owner().hex(),
            authorised.deals(),
            authorised.layout().plaintextBytes(),
            "",
            List.of(),
            0,
            "");
    store.save(upload);
    return upload;
  }

  /**
   * Draws while the body streams. The keys stay in memory until the deals are active, and only
   * there.
   */
  private Accepted prepare(Upload upload, Authorised authorised, UploadBody body) {
    FileSecrets secrets = secrets(authorised, body);
    List<Future<Order>> draws =
        authorised.deals().stream()
            .map(deal -> executor.submit(() -> ChainPatience.of(() -> draw.await(deal))))
            .toList();
    try {
      List<FragmentIds> fragments =
          reception.receive(upload.id(), authorised, secrets, body.stream());
      List<Order> drawn = new ArrayList<>();
      for (Future<Order> one : draws) {
        drawn.add(one.get());
      }
      List<Prepared> prepared =
          ChainPatience.of(() -> preparation.prepare(authorised, secrets, fragments, drawn));
      Upload storing = upload.storing(prepared.getFirst().descriptor().entry().fid().toHex());
      store.save(storing, prepared);
      LOG.info("upload {}: file {} is coded, storing begins", storing.id(), storing.fid());
      return new Accepted(storing.id(), launch(storing, prepared, Optional.of(secrets.masks())));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StoringFailed("the orders cannot be drawn: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoringFailed("the gateway is ending; send the file again", e);
    } finally {
      draws.forEach(one -> one.cancel(true));
    }
  }

  private FileSecrets secrets(Authorised authorised, UploadBody body) {
    return switch (body) {
      case UploadBody.Clear clear ->
          DrawnSecrets.of(
              authorised,
              clear.label(),
              clear.sealingKey(),
              network.clock().instant().getEpochSecond(),
              random);
      case UploadBody.Sealed sealed ->
          BroughtSecrets.read(authorised, sealed.digest(), sealed.length(), sealed.stream());
    };
  }

  private CompletableFuture<Upload> launch(
      Upload upload, List<Prepared> prepared, Optional<List<MaskKey>> masks) {
    return CompletableFuture.supplyAsync(() -> storeAll(upload, prepared, masks), executor);
  }

  private Upload storeAll(Upload upload, List<Prepared> prepared, Optional<List<MaskKey>> masks) {
    try (LogContext log = LogContext.of("upload", upload.id());
        LogContext file = LogContext.of("file", upload.fid())) {
      List<String> transactions = storeDeals(upload, prepared, masks);
      int endDay =
          ChainPatience.of(() -> network.orders().order(upload.deals().getFirst()).endDay());
      Upload stored =
          upload.stored(transactions, network.calendar().startOf(endDay).getEpochSecond());
      store.end(stored);
      spool.delete(upload.id());
      LOG.info("stored file {} in deals {}", upload.fid(), upload.deals());
      return stored;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return upload; // STORING in the store: the next start goes on
    } catch (RuntimeException e) {
      if (executor.isShutdown()) {
        return upload;
      }
      return fail(upload, e);
    } finally {
      upload.deals().forEach(ordersInUse::remove);
    }
  }

  /**
   * Some deals at once: the last one of a large file is small, and then it does not wait for beats,
   * tags and blocks a second time.
   */
  private List<String> storeDeals(
      Upload upload, List<Prepared> prepared, Optional<List<MaskKey>> masks)
      throws InterruptedException {
    try (ExecutorService together =
        Executors.newFixedThreadPool(DEALS_AT_ONCE, Thread.ofVirtual().factory())) {
      var running = new ExecutorCompletionService<Optional<Bytes32>>(together);
      for (Prepared one : prepared) {
        Optional<Reseal> reseal = masks.map(known -> reseal(upload, known));
        running.submit(
            () -> {
              try (LogContext log = LogContext.of("upload", upload.id());
                  LogContext file = LogContext.of("file", upload.fid())) {
                return ChainPatience.of(() -> deals.run(upload.id(), one, reseal));
              }
            });
      }
      try {
        List<String> transactions = new ArrayList<>();
        for (int ended = 0; ended < prepared.size(); ended++) {
          // Whichever ends first: where one fails, the others are stored for nothing.
          running.take().get().ifPresent(hash -> transactions.add(hash.hex()));
        }
        return transactions;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new StoringFailed("the deals cannot be stored: " + e.getCause(), e);
      } finally {
        together.shutdownNow();
      }
    }
  }

  private Reseal reseal(Upload upload, List<MaskKey> masks) {
    return (order, before) -> {
      Prepared fresh = preparation.reseal(order, before, masks.get(before.part()));
      store.save(upload, List.of(fresh));
      return fresh;
    };
  }

  private Upload fail(Upload upload, RuntimeException why) {
    LOG.warn("upload {} failed", upload.id(), why);
    Upload failed = upload.failed(String.valueOf(why.getMessage()));
    spool.delete(upload.id()); // first, so that a full disk has room for the next line
    store.end(failed);
    return failed;
  }

  /** Goes on with what a restart interrupted. Call once, before the first body. */
  public void resume() {
    List<Upload> unfinished = store.all().stream().filter(upload -> !upload.ended()).toList();
    spool.retain(unfinished.stream().map(Upload::id).collect(Collectors.toSet()));
    for (Upload upload : unfinished) {
      List<Prepared> prepared = store.prepared(upload);
      if (upload.state() == Upload.State.STORING && prepared.size() == upload.deals().size()) {
        LOG.info("going on with upload {} of file {}", upload.id(), upload.fid());
        claim(upload.deals());
        launch(upload, prepared, Optional.empty());
      } else {
        fail(
            upload,
            new StoringFailed(
                "the gateway was restarted while the body came; send it again or cancel the orders",
                null));
      }
    }
  }

  /**
   * @throws NotFound for an unknown id
   */
  public Upload find(String id) {
    return store
        .find(id)
        .orElseThrow(() -> new NotFound("no upload " + id + "; ask with the id of Location"));
  }

  private void claim(List<Long> orders) {
    List<Long> claimed = new ArrayList<>();
    for (long order : orders) {
      if (!ordersInUse.add(order)) {
        claimed.forEach(ordersInUse::remove);
        throw new OrderUnfit("order " + order + " is in use by another upload; wait for its end");
      }
      claimed.add(order);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
