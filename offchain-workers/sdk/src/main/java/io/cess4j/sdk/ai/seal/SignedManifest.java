package io.cess4j.sdk.ai.seal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Update;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a container says in the clear: that a seat has this update in this round. Evidence against
 * that seat if it has signed another one too, whoever stored or revealed the container.
 *
 * @param signature 64 bytes (EIP-2098), to be checked by {@link #isBy}
 */
public record SignedManifest(ContainerPlace place, Hash256 root, ByteString signature) {
  /** Of a container's header; empty where the bytes are no container of an update. */
  public static Optional<SignedManifest> of(byte[] container) {
    try {
      ContainerHeader header = ContainerHeader.read(new ByteArrayInputStream(container));
      return header.isModel()
          ? Optional.empty()
          : Optional.of(new SignedManifest(header.place(), header.root(), header.signature()));
    } catch (ContainerRejectedException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /** Whether an account has signed it. */
  public boolean isBy(Address account, TypedDomain faults) {
    return faults
        .recover(typed(place, root), signature.toBytes())
        .filter(account::equals)
        .isPresent();
  }

  /** What the sender signs, with fid = 0: the file's id is not known before it is sealed. */
  static Update typed(ContainerPlace place, Hash256 root) {
    return new Update(place.task(), place.round(), Bytes32.of(root.toBytes()), Bytes32.ZERO);
  }
}
