package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;
import java.util.List;

/**
 * The client's permission for a gateway to store a file under its orders.
 *
 * @param orders order numbers, one a deal of the file
 * @param size plaintext bytes
 * @param gateway who may use it
 * @param sealingKey keccak256 of the 48-byte sealing key
 * @param deadline not accepted after this
 */
public record Authorisation(
    List<Long> orders, long size, Address gateway, Bytes32 sealingKey, Instant deadline)
    implements UploadPermission {
  private static final Bytes32 TYPE =
      Struct.hash(
          "Authorisation(uint32[] orders,uint64 size,address gateway,bytes32 sealingKey,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .word(Struct.membersHash(orders))
        .uint(size)
        .address(gateway)
        .word(sealingKey)
        .uint(deadline.getEpochSecond())
        .hash();
  }

  /** Copies the list. */
  public Authorisation {
    orders = List.copyOf(orders);
  }
}
