package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.Reencryption;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.sharing.ProxyClient;
import io.cess4j.sdk.sharing.ProxyClient.Failed;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** HTTP of paid delivery (docs/formats.md section 16). */
final class DeliveryClient {
  private static final int SIGNATURE = 64;

  private final ProxyClient client;

  DeliveryClient(ProxyClient client) {
    this.client = client;
  }

  /**
   * The newest voucher that a gateway says it has accepted.
   *
   * @param count records
   */
  record Newest(long count, Bytes32 digest) {}

  /** Empty where it has accepted none. */
  Optional<Newest> newest(String endpoint, long channel) throws Failed {
    JsonNode answer = client.get(endpoint, "/v1/deliveries/" + channel).path("accepted");
    if (answer.isMissingNode() || answer.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Newest(
              answer.path("count").asLong(-1), Bytes32.of(answer.path("digest").asString(""))));
    } catch (IllegalArgumentException e) {
      throw new Failed("what it has accepted is none: " + e.getMessage());
    }
  }

  /**
   * Asks one proxy.
   *
   * @param recipient the secret to whose public half it seals
   */
  Delivered ask(
      String endpoint,
      Address proxy,
      Bytes32 grant,
      Map<String, Object> body,
      SecretScalar recipient)
      throws Failed {
    JsonNode answer = client.post(endpoint, "/v1/deliveries", body);
    try {
      byte[] plain =
          Capsule.open(
              ProxyClient.bytes(answer, "sealed"),
              recipient,
              CapsuleContext.delivery(Hash256.of(grant.bytes()), AccountAddress.of(proxy.bytes())));
      if (plain.length != Reencryption.BYTES + SIGNATURE) {
        throw new Failed("its answer is none: %d bytes".formatted(plain.length));
      }
      return new Delivered(
          Reencryption.of(Arrays.copyOf(plain, Reencryption.BYTES)),
          Arrays.copyOfRange(plain, Reencryption.BYTES, plain.length),
          ProxyClient.bytes(answer, "accepted"));
    } catch (ProofsException | IllegalArgumentException e) {
      throw new Failed("its answer is none: " + e.getMessage());
    }
  }
}
