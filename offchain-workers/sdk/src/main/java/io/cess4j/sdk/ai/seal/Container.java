package io.cess4j.sdk.ai.seal;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * An update sealed for the members of a task (docs/formats.md section 18). One random key is sealed
 * to every member by a capsule; the key of the content is derived from it and the whole header, so
 * who alters a byte of the header has nothing that opens. The content is encrypted in pieces of at
 * most 64 KiB as files are.
 *
 * <p>Capsules follow from the key ({@link KeyedRandom}), so that who opens one sees whether all
 * members can: an update sealed well to a bare majority only would be included and keep the others
 * from voting.
 */
public final class Container {
  private static final byte[] PURPOSE =
      "cess4j ai container v1".getBytes(StandardCharsets.US_ASCII);

  /** What stands for the task's creator in the place of a seat. */
  public static final int CREATOR = 32;

  private Container() {}

  /**
   * Seals an update.
   *
   * @param content file of the update's vector
   * @param sender who signs; a worker writes down the root before, for it must never sign another
   *     of this round
   * @param members the sender too
   * @param random a SecureRandom outside tests
   * @return the container's bytes
   */
  public static byte[] seal(
      byte[] content,
      ContainerPlace place,
      Hash256 root,
      TypedDomain faults,
      Account sender,
      List<Member> members,
      RandomGenerator random) {
    byte[] signature = faults.signCompact(sender, SignedManifest.typed(place, root));
    return seal(content, place, root, Optional.of(ByteString.of(signature)), members, random);
  }

  /** Seals a model, whose root the chain has. */
  public static byte[] sealModel(
      byte[] content,
      ContainerPlace place,
      Hash256 root,
      List<Member> members,
      RandomGenerator random) {
    return seal(content, place, root, Optional.empty(), members, random);
  }

  private static byte[] seal(
      byte[] content,
      ContainerPlace place,
      Hash256 root,
      Optional<ByteString> signature,
      List<Member> members,
      RandomGenerator random) {
    byte[] key = new byte[DataKey.BYTES];
    random.nextBytes(key);
    try {
      Map<Integer, ByteString> capsules = new HashMap<>();
      for (Member member : members) {
        capsules.put(member.seat(), capsule(key, member, ContainerHeader.context(place, root)));
      }
      byte[] header =
          new ContainerHeader(signature.isEmpty(), place, root, bytes(signature), capsules).bytes();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(header);
      try (OutputStream sealed = new FileCipher(contentKey(key, header)).encrypting(out)) {
        sealed.write(content);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static ByteString capsule(byte[] key, Member member, byte[] context) {
    return ByteString.of(
        Capsule.seal(key, member.key(), context, new KeyedRandom(key, member, context)));
  }

  private static ByteString bytes(Optional<ByteString> signature) {
    return signature.orElseGet(() -> ByteString.of(new byte[ContainerHeader.SIGNATURE_BYTES]));
  }

  /**
   * Opens the container of an update.
   *
   * @param place what the chain says it has to be of
   * @param root that the sender revealed
   * @param sender account of the seat
   * @param seat own one
   * @param secret of the own reader key
   * @param others seats that have to be able to open it, each with all keys of which it has the
   *     secret; none where that does not matter
   * @param most bytes of content that are read; more are refused
   * @return the content
   * @throws ContainerRejectedException where it is of another place or root, not signed by the
   *     sender, not sealed to this seat or one of the others, altered or too long
   * @throws IOException where the stream fails
   */
  public static byte[] open(
      InputStream in,
      ContainerPlace place,
      Hash256 root,
      TypedDomain faults,
      Address sender,
      int seat,
      SecretScalar secret,
      Map<Integer, List<G1>> others,
      long most)
      throws IOException {
    ContainerHeader header = header(in, false, place, root);
    if (!new SignedManifest(place, root, header.signature()).isBy(sender, faults)) {
      throw new ContainerRejectedException(
          "the container is not signed by %s of seat %d: leave it out"
              .formatted(sender, place.seat()));
    }
    return content(in, header, seat, secret, others, most);
  }

  /**
   * Opens the container of a model; parameters and errors as for {@link #open}.
   *
   * @param seat own one, or {@link #CREATOR}
   */
  public static byte[] openModel(
      InputStream in, ContainerPlace place, Hash256 root, int seat, SecretScalar secret, long most)
      throws IOException {
    return content(in, header(in, true, place, root), seat, secret, Map.of(), most);
  }

  private static ContainerHeader header(
      InputStream in, boolean isModel, ContainerPlace place, Hash256 root) throws IOException {
    ContainerHeader header = ContainerHeader.read(in);
    if (header.isModel() != isModel || !header.place().equals(place)) {
      throw new ContainerRejectedException(
          "the container is of %s, expected %s of %s: leave its sender out"
              .formatted(header.place(), isModel ? "a model" : "an update", place));
    }
    if (!header.root().equals(root)) {
      throw new ContainerRejectedException(
          "the container holds root %s, the chain has %s of seat %d: leave it out"
              .formatted(header.root(), root, place.seat()));
    }
    return header;
  }

  private static byte[] content(
      InputStream in,
      ContainerHeader header,
      int seat,
      SecretScalar secret,
      Map<Integer, List<G1>> others,
      long most)
      throws IOException {
    byte[] capsule =
        header
            .capsuleOf(seat)
            .orElseThrow(
                () ->
                    new ContainerRejectedException(
                        "the container of seat %d is not sealed to seat %d: leave it out"
                            .formatted(header.place().seat(), seat)))
            .toBytes();
    try {
      byte[] key =
          Capsule.open(capsule, secret, ContainerHeader.context(header.place(), header.root()));
      others.forEach((other, keys) -> checkSealed(header, key, other, keys));
      DataKey contentKey = contentKey(key, header.bytes());
      Arrays.fill(key, (byte) 0);
      InputStream clear = new FileCipher(contentKey).decrypting(in);
      byte[] content = clear.readNBytes(Math.toIntExact(most));
      if (clear.read() >= 0) {
        throw new ContainerRejectedException(
            "the container holds more than %d bytes: leave its sender out".formatted(most));
      }
      return content;
    } catch (ProofsException | CiphertextRejectedException altered) {
      throw new ContainerRejectedException(
          "the container of seat %d does not open: %s"
              .formatted(header.place().seat(), altered.getMessage()),
          altered);
    }
  }

  private static void checkSealed(ContainerHeader header, byte[] key, int other, List<G1> keys) {
    byte[] context = ContainerHeader.context(header.place(), header.root());
    Optional<ByteString> capsule = header.capsuleOf(other);
    boolean sealed =
        capsule.isPresent()
            && keys.stream()
                .map(point -> capsule(key, new Member(other, point), context))
                .anyMatch(capsule.get()::equals);
    if (!sealed) {
      throw new ContainerRejectedException(
          "the container of seat %d does not open for seat %d: leave it out, or that seat cannot vote"
              .formatted(header.place().seat(), other));
    }
  }

  private static DataKey contentKey(byte[] key, byte[] header) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(header);
      byte[] info = Arrays.copyOf(PURPOSE, PURPOSE.length + digest.length);
      System.arraycopy(digest, 0, info, PURPOSE.length, digest.length);
      return DataKey.of(
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, DataKey.BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks SHA-256 or HKDF: use JDK 25 or later", e);
    }
  }
}
