package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.web3j.crypto.Hash;

/** Encodes the members of an EIP-712 structure, a 32-byte word each, and hashes them. */
final class Struct {
  private static final int WORD = 32;
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();

  private Struct() {}

  Struct(Bytes32 typeHash) {
    word(typeHash);
  }

  /** Members of an array, which carry no type hash. */
  static Struct members() {
    return new Struct();
  }

  /** An array is hashed over its members' words (EIP-712, encodeData). */
  static Bytes32 membersHash(List<Long> numbers) {
    Struct members = members();
    numbers.forEach(members::uint);
    return members.hash();
  }

  Struct word(Bytes32 word) {
    encoded.writeBytes(word.bytes());
    return this;
  }

  /** bytes16 stands left in its word. */
  Struct bytes16(Bytes16 bytes) {
    encoded.writeBytes(bytes.bytes());
    encoded.writeBytes(new byte[WORD - Bytes16.LENGTH]);
    return this;
  }

  Struct uint(long number) {
    return uint(BigInteger.valueOf(number));
  }

  Struct uint(BigInteger number) {
    if (number.signum() < 0) {
      throw new IllegalArgumentException("negative number " + number + " in a signed structure");
    }
    encoded.writeBytes(BigIntegers.asUnsignedByteArray(WORD, number));
    return this;
  }

  Struct address(Address address) {
    encoded.writeBytes(new byte[WORD - Address.LENGTH]);
    encoded.writeBytes(address.bytes());
    return this;
  }

  Bytes32 hash() {
    return Bytes32.of(Hash.sha3(encoded.toByteArray()));
  }

  static Bytes32 hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes32 hash(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return Bytes32.of(Hash.sha3(all.toByteArray()));
  }
}
