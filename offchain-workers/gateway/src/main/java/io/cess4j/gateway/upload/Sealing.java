package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.TeeWorker;
import io.cess4j.chain.typed.Tags;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the drawn TEE worker for its one signature over all n tags of a deal. */
final class Sealing {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAXIMUM_ANSWER = 16_384;
  private final Network network;
  private final WorkerClient client;

  Sealing(Network network, WorkerClient client) {
    this.network = network;
    this.client = client;
  }

  /**
   * @throws TransportException where the worker does not answer, refuses or signs something else
   */
  Signature seal(Order order, Prepared prepared, List<SlotAnswer> answers) {
    TeeWorker worker = network.teeWorkers().worker(order.worker());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("descriptor", Base64.getEncoder().encodeToString(prepared.bytes()));
    body.put("signature", HexFormat.of().formatHex(prepared.signature()));
    body.put("tags", answers.stream().map(Sealing::tag).toList());
    WorkerRequest request =
        WorkerRequest.post(
                "/v1/seals?deal=" + order.id(), WorkerBody.of(JSON.writeValueAsBytes(body)))
            .with("Content-Type", "application/json");
    try (WorkerResponse response =
        client.peer(worker.endpoint(), TlsKeyHash.of(worker.tlsKeyHash().bytes())).send(request)) {
      String hex = JSON.readTree(response.bodyUpTo(MAXIMUM_ANSWER)).path("signature").asString("");
      Signature signature =
          Signature.parse(HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex));
      check(signature, tags(order, prepared.descriptor(), answers), worker.signer());
      return signature;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new TransportException.PeerUnreachable(
          "TEE worker %d gave no usable seal: %s".formatted(worker.id(), e.getMessage()), e);
    }
  }

  private static Map<String, String> tag(SlotAnswer answer) {
    return Map.of(
        "nu", answer.nu().hex().substring(2),
        "signature", HexFormat.of().formatHex(answer.tag().bytes()));
  }

  static Tags tags(Order order, Descriptor descriptor, List<SlotAnswer> answers) {
    return new Tags(
        order.id(),
        order.tiKey(),
        descriptor.layout().sectors(),
        Bytes32.of(descriptor.entry().fid().toBytes()),
        Bytes32.of(descriptor.root().toBytes()),
        order.miners(),
        answers.stream().map(SlotAnswer::nu).toList());
  }

  private void check(Signature signature, Tags tags, Address expected) {
    Address actual = signature.recover(network.domain().digest(tags)).orElse(Address.ZERO);
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException("signed by %s, expected %s".formatted(actual, expected));
    }
  }
}
