package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.tee.enclave.EnclaveException.DescriptorRefused;
import io.cess4j.tee.enclave.EnclaveException.SignatureRefused;
import java.util.Optional;

/**
 * A descriptor that fits its order and carries its gateway's signature. Only {@link #check} makes
 * one.
 */
final class SignedDescriptor {
  private final Descriptor descriptor;

  private SignedDescriptor(Descriptor descriptor) {
    this.descriptor = descriptor;
  }

  Descriptor descriptor() {
    return descriptor;
  }

  static SignedDescriptor check(
      EnclaveSite site, OrderFacts facts, byte[] encoded, byte[] signature) {
    Descriptor descriptor = decode(encoded);
    require("chain id", site.chainId(), descriptor.chainId());
    require("Deals contract", site.deals(), address(descriptor.dealsContract().toBytes()));
    require("deal", facts.deal(), descriptor.deal());
    require("owner", facts.owner(), address(descriptor.owner().toBytes()));
    require("gateway", facts.gateway(), address(descriptor.gateway().toBytes()));
    require("k", facts.k(), descriptor.code().k());
    require("n", facts.n(), descriptor.code().n());
    require("TI key", facts.tiKey(), descriptor.tiKey());
    if (descriptor.layout().size() > facts.size()) {
      throw new DescriptorRefused(
          "the descriptor has "
              + descriptor.layout().size()
              + " bytes, the order paid for "
              + facts.size());
    }
    facts.root().ifPresent(root -> require("root", root, descriptor.root()));
    checkSignature(site, facts, descriptor, signature);
    return new SignedDescriptor(descriptor);
  }

  private static Descriptor decode(byte[] encoded) {
    try {
      return DescriptorCodec.decode(encoded);
    } catch (DescriptorRejectedException e) {
      throw new DescriptorRefused(String.valueOf(e.getMessage()));
    }
  }

  private static void checkSignature(
      EnclaveSite site, OrderFacts facts, Descriptor descriptor, byte[] signature) {
    Optional<Address> signer =
        site.domain()
            .recover(
                new io.cess4j.chain.typed.Descriptor(
                    descriptor.deal(), Bytes32.of(descriptor.root().toBytes())),
                signature);
    if (!signer.equals(Optional.of(facts.gateway()))) {
      throw new SignatureRefused(
          "the descriptor of deal "
              + facts.deal()
              + " is signed by "
              + signer.map(Address::toString).orElse("nobody")
              + ", not by its gateway "
              + facts.gateway());
    }
  }

  private static Address address(byte[] bytes) {
    return Address.of(bytes);
  }

  private static void require(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new DescriptorRefused(
          "the descriptor's "
              + what
              + " is "
              + actual
              + ", the order's is "
              + expected
              + ": send the descriptor of this order");
    }
  }
}
