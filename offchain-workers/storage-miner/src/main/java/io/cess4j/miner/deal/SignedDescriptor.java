package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import java.util.Arrays;

/**
 * A descriptor with its gateway's signature.
 *
 * @param descriptor decoded
 * @param signature 65 bytes
 */
record SignedDescriptor(Descriptor descriptor, ByteString signature) {

  /** Most bytes of a body. */
  static final int MAXIMUM_BYTES = DescriptorCodec.MAXIMUM_BYTES + Evidence.SIGNATURE_BYTES;

  /**
   * Reads a request body.
   *
   * @throws Refused 422 naming the field that is wrong
   */
  static SignedDescriptor parse(byte[] body) {
    int length = body.length - Evidence.SIGNATURE_BYTES;
    if (length < 1) {
      throw refused("a body of " + body.length + " bytes holds no descriptor and signature");
    }
    byte[] bytes = Arrays.copyOf(body, length);
    try {
      return new SignedDescriptor(
          DescriptorCodec.decode(bytes),
          ByteString.of(Arrays.copyOfRange(body, length, body.length)));
    } catch (ProtocolException e) {
      throw refused(MinerException.words(e));
    }
  }

  /**
   * Holds every value that the chain also has against the chain's.
   *
   * @throws Refused 422 naming the first that differs
   */
  void check(TypedDomain domain, Order order) {
    require("chain id", domain.chainId(), descriptor.chainId());
    require("Deals contract", domain.contract(), address(descriptor.dealsContract().toBytes()));
    require("deal", order.id(), descriptor.deal());
    require("owner", order.owner(), address(descriptor.owner().toBytes()));
    require("gateway", order.gateway(), address(descriptor.gateway().toBytes()));
    require("k", order.k(), descriptor.code().k());
    require("n", order.n(), descriptor.code().n());
    require("tiKey", order.tiKey(), descriptor.tiKey());
    if (descriptor.layout().size() > order.size()) {
      throw refused(
          "size is %d, the order's bound is %d"
              .formatted(descriptor.layout().size(), order.size()));
    }
    var signed =
        new io.cess4j.chain.typed.Descriptor(
            descriptor.deal(), Bytes32.of(descriptor.root().toBytes()));
    Address signer =
        domain
            .recover(signed, signature.toBytes())
            .orElseThrow(() -> refused("the gateway's signature is malformed"));
    require("signer of the descriptor", order.gateway(), signer);
  }

  private static void require(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw refused("%s is %s, the chain has %s".formatted(what, actual, expected));
    }
  }

  private static Address address(byte[] bytes) {
    return Address.of(bytes);
  }

  private static Refused refused(String detail) {
    return new Refused(422, "descriptor-refused", detail);
  }
}
