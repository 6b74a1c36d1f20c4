package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;
import java.util.List;

/**
 * The client's permission for a gateway to store a file that the client has encrypted itself.
 *
 * @param orders order numbers, one a deal of the file
 * @param size plaintext bytes, from which the length of the ciphertext follows
 * @param gateway who may use it
 * @param sealed SHA-256 of the bytes before the ciphertext (docs/formats.md, "Sealed uploads"), so
 *     that nobody on the way exchanges commitment, name or capsules
 * @param deadline not accepted after this
 */
public record SealedAuthorisation(
    List<Long> orders, long size, Address gateway, Bytes32 sealed, Instant deadline)
    implements UploadPermission {
  private static final Bytes32 TYPE =
      Struct.hash(
          "SealedAuthorisation(uint32[] orders,uint64 size,address gateway,bytes32 sealed,uint256 deadline)");

  /** Copies the list. */
  public SealedAuthorisation {
    orders = List.copyOf(orders);
  }

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .word(Struct.membersHash(orders))
        .uint(size)
        .address(gateway)
        .word(sealed)
        .uint(deadline.getEpochSecond())
        .hash();
  }
}
