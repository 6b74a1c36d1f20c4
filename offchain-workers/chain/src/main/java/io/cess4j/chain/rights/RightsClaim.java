package io.cess4j.chain.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.BigIntegers;
import org.web3j.crypto.Hash;

/**
 * What is claimed of a stored file, as IDataRightsRegistry.Claim.
 *
 * @param fid file id
 * @param instanceHash BLAKE3 of the plaintext
 * @param identifier MDRC identifier; zero where the work has none
 * @param viewsRoot root of the views' tree; zero where there is no identifier
 * @param keyCommitment to the file's data key
 * @param algorithm {@link #algorithm} of what made identifier and views; zero where there is none
 * @param isccDigest keccak256 of the ISCC in its canonical form
 * @param deal the file's first deal
 * @param mediaType kind of the work
 */
public record RightsClaim(
    Bytes32 fid,
    Bytes32 instanceHash,
    Bytes32 identifier,
    Bytes32 viewsRoot,
    Bytes32 keyCommitment,
    Bytes32 algorithm,
    Bytes32 isccDigest,
    long deal,
    RightsMedia mediaType) {
  /** The registry keeps 16 bits of its own in a digest's word. */
  private static final int DIGEST_BYTES = 30;

  /** How claims name an algorithm, {@code mdrc-image/1} for example: keccak256 of its name. */
  public static Bytes32 algorithm(String name) {
    return Bytes32.of(Hash.sha3(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** IDataRightsRegistry.digestOf. */
  @SuppressWarnings("EnumOrdinal") // the contract's enum is defined by its order
  public Bytes32 digest() {
    byte[] hash =
        hash(
            fid,
            instanceHash,
            identifier,
            viewsRoot,
            keyCommitment,
            algorithm,
            isccDigest,
            word(BigInteger.valueOf(deal)),
            word(BigInteger.valueOf(mediaType.ordinal())));
    for (int i = DIGEST_BYTES; i < hash.length; i++) {
      hash[i] = 0;
    }
    return Bytes32.of(hash);
  }

  /**
   * IDataRightsRegistry.commitmentOf, computed here: a node that was asked would know the claim
   * before anybody has committed to it.
   *
   * @param registry its address
   * @param salt 32 random bytes, to be kept until the reveal
   */
  public Bytes32 commitment(Address owner, long chainId, Address registry, Bytes32 salt) {
    return Bytes32.of(
        hash(word(owner), word(BigInteger.valueOf(chainId)), word(registry), digest(), salt));
  }

  private static byte[] hash(Bytes32... words) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    for (Bytes32 word : words) {
      encoded.writeBytes(word.bytes());
    }
    return Hash.sha3(encoded.toByteArray());
  }

  private static Bytes32 word(Address address) {
    return word(new BigInteger(1, address.bytes()));
  }

  private static Bytes32 word(BigInteger number) {
    return Bytes32.of(BigIntegers.asUnsignedByteArray(Bytes32.LENGTH, number));
  }
}
