package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.descriptor.SealedFileCodec;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.NameCipher;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.sdk.gateway.PutRequest;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes what a gateway may know of a file (docs/adr/0036-private-uploads.md): ciphertext, mask
 * keys, and capsules that only the owner opens. The orders are placed by then, so the capsules name
 * their deals.
 */
final class Sealer {
  private final Network network;
  private final Account account;
  private final OwnerKeys keys;
  private final KeyRing ring;
  private final RandomGenerator random;

  Sealer(Network network, Account account, OwnerKeys keys, KeyRing ring, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.keys = keys;
    this.ring = ring;
    this.random = random;
  }

  /**
   * @param content of the file, as it was before anything was paid
   * @param name what the owner calls it
   * @param erasable whether only the key ring shall have its key
   */
  SealedParcel seal(
      Path file,
      FileContent content,
      FileName name,
      List<Long> orders,
      Address gateway,
      Instant deadline,
      boolean erasable,
      Progress progress) {
    Place place = Place.of(network);
    G1 recipient = recipient(place, orders, erasable);
    DataKey key = ring.dataKey(place, orders, content.name());
    Hash256 commitment = KeyCommitment.of(key);
    SealedFile sealed =
        new SealedFile(
            ByteString.of(recipient.compressed()),
            commitment,
            new NameCipher(key).encrypt(name.toJson(), random),
            orders.stream().map(deal -> part(deal, key, commitment, recipient)).toList());
    SealedAuthorisation authorisation =
        new SealedAuthorisation(
            orders,
            content.length(),
            gateway,
            Bytes32.of(Sha256.hash(SealedFileCodec.encode(sealed)).toBytes()),
            deadline);
    String header =
        Authorisations.encode(authorisation, network.domain().sign(account, authorisation));
    return new SealedParcel(file, content, key, sealed, new PutRequest.Sealed(header), progress);
  }

  private G1 recipient(Place place, List<Long> orders, boolean erasable) {
    if (!erasable) {
      return G1.ofCompressed(keys.publicKey());
    }
    try (SecretScalar secret = ring.seed(place, orders).secret()) {
      return secret.timesG1();
    }
  }

  private SealedFile.Part part(long deal, DataKey key, Hash256 commitment, G1 recipient) {
    MaskKey mask = MaskKey.of(key, deal);
    byte[] both =
        ByteBuffer.allocate(DataKey.BYTES + MaskKey.BYTES)
            .put(key.toBytes())
            .put(mask.toBytes())
            .array();
    try {
      byte[] context = CapsuleContext.owner(deal, commitment);
      return new SealedFile.Part(
          deal, mask, ByteString.of(Capsule.seal(both, recipient, context, random)));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }
}
