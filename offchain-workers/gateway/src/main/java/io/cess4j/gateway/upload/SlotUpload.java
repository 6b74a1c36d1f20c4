package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.typed.Report;
import io.cess4j.chain.typed.Tag;
import io.cess4j.chain.typed.TypedStructure;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.TransportException.PeerRefused;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives one miner its fragments and the descriptor, and checks what it answers against chain and
 * descriptor.
 */
final class SlotUpload {
  private static final Logger LOG = LoggerFactory.getLogger(SlotUpload.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MAXIMUM_ANSWER = 16_384;

  /** Tagging re-hashes and multiplies every byte of a holding. */
  private static final long TAGGED_BYTES_PER_SECOND = 256 << 10;

  /** Problem types with which a miner says that the TEE worker fails it. */
  private static final Set<String> WORKERS_FAULT =
      Set.of("tee-worker-failed", "tags-refused", "ti-key-unusable");

  private static final Set<String> STATE_CONFLICTS =
      Set.of("order-not-drawn", "order-not-open", "ti-key-unusable", "deal-active");

  private final Network network;
  private final WorkerClient client;
  private final InstantSource clock;

  /**
   * @param clock of this machine, for waiting only
   */
  SlotUpload(Network network, WorkerClient client, InstantSource clock) {
    this.network = network;
    this.client = client;
    this.clock = clock;
  }

  /**
   * @param fragment file of a segment's fragment of this slot
   * @throws SlotFailed after {@value #ATTEMPTS} attempts, or at once for an answer that is wrong
   */
  SlotAnswer run(Order order, int slot, Prepared prepared, IntFunction<Path> fragment)
      throws InterruptedException {
    Miner miner = network.miners().miner(order.miners().get(slot));
    // The worker tags a few holdings at a time, so the last miner waits for all others.
    DealLayout layout = prepared.descriptor().layout();
    Instant patient = clock.instant().plus(tagging(layout.holdingBytes() * layout.code().n()));
    for (int attempt = 1; ; attempt++) {
      try {
        WorkerPeer peer = client.peer(miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes()));
        sendFragments(peer, slot, prepared.descriptor(), fragment, attempt > 1);
        return check(order, slot, miner, prepared, sendDescriptor(peer, prepared));
      } catch (TransportException e) {
        LOG.info("slot {} of deal {}, miner {}: {}", slot, order.id(), miner.id(), e.getMessage());
        boolean queued = isWorkersFault(e) && clock.instant().isBefore(patient);
        boolean waitedLong = e instanceof TransportException.PeerSilent;
        if ((attempt >= ATTEMPTS || waitedLong) && !queued) {
          throw new SlotFailed(slot, isWorkersFault(e), String.valueOf(e.getMessage()), e);
        }
        if (e instanceof PeerRefused refused && holdsOther(refused)) {
          forget(order.id(), miner);
        }
        Thread.sleep(PAUSE.multipliedBy(Math.min(attempt, ATTEMPTS)));
      }
    }
  }

  /**
   * @param some may be there from an attempt before: then the miner is asked before it is sent them
   *     again
   */
  private static void sendFragments(
      WorkerPeer peer, int slot, Descriptor descriptor, IntFunction<Path> fragment, boolean some) {
    for (int segment = 0; segment < descriptor.layout().segments(); segment++) {
      Hash256 id = descriptor.fragments().id(slot, segment);
      if (some && holds(peer, descriptor.deal(), segment, id)) {
        continue;
      }
      String path =
          "/v1/deals/%d/fragments/%d?slot=%d&id=%s"
              .formatted(descriptor.deal(), segment, slot, id.toHex());
      peer.send(WorkerRequest.put(path, WorkerBody.of(fragment.apply(segment)))).close();
    }
  }

  private static boolean holds(WorkerPeer peer, long deal, int segment, Hash256 id) {
    String path = "/v1/deals/%d/fragments/%d/chunks".formatted(deal, segment);
    try (WorkerResponse response = peer.send(WorkerRequest.get(path))) {
      return response.header("ETag").equals(Optional.of('"' + id.toHex() + '"'));
    } catch (PeerRefused missing) {
      return false;
    }
  }

  private static JsonNode sendDescriptor(WorkerPeer peer, Prepared prepared) {
    DealLayout layout = prepared.descriptor().layout();
    String path = "/v1/deals/%d/descriptor".formatted(prepared.descriptor().deal());
    try (WorkerResponse response =
        peer.with(WorkerLimits.DEFAULT.answer(tagging(layout.holdingBytes())))
            .send(WorkerRequest.put(path, WorkerBody.of(prepared.signed())))) {
      return JSON.readTree(response.bodyUpTo(MAXIMUM_ANSWER));
    } catch (JacksonException e) {
      throw new TransportException.PeerUnreachable(peer.endpoint() + " answered with no JSON", e);
    }
  }

  /**
   * Has every miner of the order forget what it holds of it, e.g. tags of a worker that was vetoed.
   */
  void forgetAll(Order order) {
    for (long miner : order.miners()) {
      if (miner != 0) {
        forget(order.id(), network.miners().miner(miner));
      }
    }
  }

  private static Duration tagging(long bytes) {
    return Duration.ofSeconds(45 + bytes / TAGGED_BYTES_PER_SECOND);
  }

  /** An earlier attempt left other fragments under the same order. */
  private void forget(long deal, Miner miner) {
    try {
      client
          .peer(miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes()))
          .send(WorkerRequest.delete("/v1/deals/" + deal))
          .close();
    } catch (TransportException e) {
      LOG.info("miner {} keeps deal {}: {}", miner.id(), deal, e.getMessage());
    }
  }

  private SlotAnswer check(Order order, int slot, Miner miner, Prepared prepared, JsonNode answer) {
    Descriptor descriptor = prepared.descriptor();
    try {
      Bytes16 nu = Bytes16.of(HexFormat.of().parseHex(hex(answer, "nu")));
      Bytes32 root = Bytes32.of(descriptor.root().toBytes());
      long sectors = descriptor.layout().sectors();
      Signature report = Signature.parse(HexFormat.of().parseHex(hex(answer, "report")));
      verify(report, new Report(order.id(), slot, miner.id(), nu, sectors, root), miner.signer());
      Signature tag = Signature.parse(HexFormat.of().parseHex(hex(answer, "tag")));
      Bytes32 idsRoot = Bytes32.of(descriptor.fragments().holdingRoot(slot).toBytes());
      verify(
          tag,
          new Tag(order.id(), slot, miner.id(), order.tiKey(), nu, idsRoot, sectors),
          network.teeWorkers().signerOf(order.worker()));
      return new SlotAnswer(nu, report, tag);
    } catch (IllegalArgumentException e) {
      throw new SlotFailed(
          slot, false, "miner " + miner.id() + " gave a wrong answer: " + e.getMessage(), e);
    }
  }

  private void verify(Signature signature, TypedStructure structure, Address expected) {
    Address actual =
        signature
            .recover(network.domain().digest(structure))
            .orElseThrow(() -> new IllegalArgumentException("a signature on no point"));
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(
          "%s is signed by %s, expected %s"
              .formatted(structure.getClass().getSimpleName(), actual, expected));
    }
  }

  private static String hex(JsonNode answer, String field) {
    String text = answer.path(field).asString("");
    return text.startsWith("0x") ? text.substring(2) : text;
  }

  private static boolean isWorkersFault(TransportException e) {
    return e instanceof PeerRefused refused && WORKERS_FAULT.contains(refused.problem().type());
  }

  /** 409 for a state of the order is answered by time; any other is about what the miner holds. */
  private static boolean holdsOther(PeerRefused refused) {
    return refused.status() == 409 && !STATE_CONFLICTS.contains(refused.problem().type());
  }
}
