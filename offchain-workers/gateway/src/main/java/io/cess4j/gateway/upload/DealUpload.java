package io.cess4j.gateway.upload;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Activation;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.MinerFull;
import io.cess4j.contracts.errors.MinerNotActive;
import io.cess4j.contracts.errors.OrderStateWrong;
import io.cess4j.contracts.errors.ReplacementsSpent;
import io.cess4j.gateway.GatewayException.StoringFailed;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.transport.TransportException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one prepared deal to its miners and to the chain. A miner that fails is vetoed within the
 * order's budget; its replacement gets the same fragments.
 */
final class DealUpload {
  private static final Logger LOG = LoggerFactory.getLogger(DealUpload.class);
  private static final int REPORT_BYTES = 16 + 64;
  private static final int SEAL_ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private final Network network;
  private final TransactionSender sender;
  private final OrderDraw draw;
  private final SlotUpload slots;
  private final Sealing sealing;
  private final Spool spool;

  DealUpload(
      Network network,
      TransactionSender sender,
      OrderDraw draw,
      SlotUpload slots,
      Sealing sealing,
      Spool spool) {
    this.network = network;
    this.sender = sender;
    this.draw = draw;
    this.slots = slots;
    this.sealing = sealing;
    this.spool = spool;
  }

  /** Who answered, and under which worker: a new miner or worker makes an answer worthless. */
  private record Answered(long miner, int worker, SlotAnswer answer) {
    boolean stands(int slot, Order order) {
      return order.miners().get(slot) == miner && order.worker() == worker;
    }
  }

  /**
   * @param first the deal as it was prepared
   * @param reseal makes it anew for another TEE group; empty after a restart, when the keys are
   *     gone
   * @return hash of the activating transaction; empty where the deal was active already
   * @throws StoringFailed where the budget of replacements is spent
   */
  Optional<Bytes32> run(String upload, Prepared first, Optional<Reseal> reseal)
      throws InterruptedException {
    Prepared prepared = first;
    long deal = prepared.descriptor().deal();
    Map<Integer, Answered> answers = new HashMap<>();
    int sealAttempts = 0;
    while (true) {
      Order order = draw.await(deal);
      requireSame(order, prepared.descriptor());
      if (order.state() == OrderState.ACTIVE) {
        return Optional.empty();
      }
      if (order.tiKey() != prepared.descriptor().tiKey()) {
        prepared = reseal.orElseThrow(() -> groupChanged(deal)).apply(order, prepared);
        answers.clear();
      }
      answers.entrySet().removeIf(entry -> !entry.getValue().stands(entry.getKey(), order));
      SlotFailed failed = distribute(upload, order, prepared, answers);
      if (failed != null) {
        // One tag proves that the worker works: then it is the miner who does not.
        veto(
            order, failed.workerAtFault() && answers.isEmpty() ? order.n() : failed.slot(), failed);
        continue;
      }
      List<SlotAnswer> inOrder = inOrder(order, answers);
      try {
        Signature seal = sealing.seal(order, prepared, inOrder);
        return Optional.of(activate(order, prepared, inOrder, seal));
      } catch (OrderStateWrong moved) {
        LOG.info("deal {}: {}; looking again", deal, moved.getMessage());
      } catch (MinerNotActive left) {
        veto(order, left.minerValue(), left);
      } catch (MinerFull shrunk) {
        veto(order, shrunk.minerValue(), shrunk);
      } catch (TransportException e) {
        LOG.info("deal {}: TEE worker {} does not seal: {}", deal, order.worker(), e.getMessage());
        if (++sealAttempts % SEAL_ATTEMPTS == 0) {
          veto(
              order, order.n(), new SlotFailed(order.n(), true, String.valueOf(e.getMessage()), e));
        } else {
          Thread.sleep(PAUSE);
        }
      }
    }
  }

  /** Numbers of orders that a rewind of the chain took away are given out again. */
  private static void requireSame(Order order, Descriptor descriptor) {
    AccountAddress owner = AccountAddress.of(order.owner().bytes());
    if (!owner.equals(descriptor.owner()) || order.size() < descriptor.layout().size()) {
      throw new StoringFailed(
          "order %d is another one since the chain was rewound: its money is the client's again; place a new order and send the file again"
              .formatted(order.id()),
          null);
    }
  }

  private static StoringFailed groupChanged(long deal) {
    return new StoringFailed(
        "order %d was redrawn to a TEE worker of another group after a restart of the gateway; cancel it and place a new one"
            .formatted(deal),
        null);
  }

  private static List<SlotAnswer> inOrder(Order order, Map<Integer, Answered> answers) {
    List<SlotAnswer> inOrder = new ArrayList<>();
    for (int slot = 0; slot < order.n(); slot++) {
      inOrder.add(Objects.requireNonNull(answers.get(slot)).answer());
    }
    return inOrder;
  }

  /** All missing slots at once; returns the first failure after all have ended. */
  private @Nullable SlotFailed distribute(
      String upload, Order order, Prepared prepared, Map<Integer, Answered> answers)
      throws InterruptedException {
    Map<Integer, Future<SlotAnswer>> running = new HashMap<>();
    SlotFailed failure = null;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int slot = 0; slot < order.n(); slot++) {
        if (!answers.containsKey(slot)) {
          int chosen = slot;
          running.put(
              slot,
              executor.submit(
                  () ->
                      slots.run(
                          order,
                          chosen,
                          prepared,
                          segment -> spool.fragment(upload, prepared.part(), chosen, segment))));
        }
      }
      for (var entry : running.entrySet()) {
        int slot = entry.getKey();
        try {
          SlotAnswer answer = entry.getValue().get();
          answers.put(slot, new Answered(order.miners().get(slot), order.worker(), answer));
        } catch (ExecutionException e) {
          failure = failure == null ? failure(slot, e.getCause()) : failure;
        }
      }
    }
    return failure;
  }

  private static SlotFailed failure(int slot, @Nullable Throwable cause) {
    if (cause instanceof SlotFailed failed) {
      return failed;
    }
    if (cause instanceof RuntimeException unexpected) {
      throw unexpected; // the chain, or the spool: no miner's fault
    }
    return new SlotFailed(slot, false, String.valueOf(cause), cause);
  }

  /** Drawn before it began to leave, or gave space back (ADR 0020). */
  private void veto(Order order, BigInteger miner, ContractRevert reason) {
    int slot = order.miners().indexOf(miner.longValueExact());
    veto(order, slot, new SlotFailed(slot, false, String.valueOf(reason.getMessage()), reason));
  }

  private void veto(Order order, int slot, SlotFailed reason) {
    LOG.warn("deal {}: veto of slot {}: {}", order.id(), slot, reason.getMessage());
    try {
      network.orders().veto(sender, order.id(), slot);
      if (slot == order.n()) {
        slots.forgetAll(order); // their tags are of the worker that has left
      }
    } catch (OrderStateWrong moved) {
      // Its activation was on the way, or the chain was rewound: the next look tells.
      LOG.info("deal {}: no veto, {}", order.id(), moved.getMessage());
    } catch (ReplacementsSpent e) {
      throw new StoringFailed(
          "deal %d: slot %d failed (%s) and the order allows no more replacements; cancel it and place a new one"
              .formatted(order.id(), slot, reason.getMessage()),
          reason);
    }
  }

  private Bytes32 activate(
      Order order, Prepared prepared, List<SlotAnswer> answers, Signature seal) {
    Descriptor descriptor = prepared.descriptor();
    ByteBuffer reports = ByteBuffer.allocate(REPORT_BYTES * answers.size());
    answers.forEach(answer -> reports.put(answer.nu().bytes()).put(answer.report().compact()));
    Activation activation =
        new Activation(
            order.id(),
            Bytes32.of(descriptor.root().toBytes()),
            Bytes32.of(descriptor.entry().fid().toBytes()),
            descriptor.layout().size(),
            descriptor.layout().sectors(),
            reports.array(),
            seal.compact());
    try {
      return network.deals().activate(sender, activation).receipt().transaction();
    } catch (OrderStateWrong | MinerNotActive | MinerFull another) {
      throw another;
    } catch (ContractRevert refused) {
      throw new StoringFailed(
          "deal %d cannot be activated: %s; cancel the order and place a new one"
              .formatted(order.id(), refused.getMessage()),
          refused);
    }
  }
}
