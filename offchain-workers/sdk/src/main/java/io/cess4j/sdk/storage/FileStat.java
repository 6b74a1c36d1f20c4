package io.cess4j.sdk.storage;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file as the chain and its descriptors show it.
 *
 * @param fid file id, 64 hex digits
 * @param owner 0x address
 * @param name empty where the caller cannot open it or no miner gave the descriptor
 * @param bytes plaintext length; ciphertext length where the descriptor is out of reach
 * @param expiresAt chain time
 * @param claimable wei that miners did not earn so far
 * @param deals in order
 */
public record FileStat(
    String fid,
    String owner,
    Optional<FileName> name,
    long bytes,
    boolean isPublic,
    Instant expiresAt,
    BigInteger claimable,
    List<Part> deals) {
  public FileStat {
    deals = List.copyOf(deals);
  }

  /**
   * A deal of the file.
   *
   * @param placements who holds it, in slot order
   */
  public record Part(
      long deal,
      int k,
      int n,
      int tiKey,
      int startDay,
      int endDay,
      BigInteger rate,
      List<Placement> placements) {
    public Part {
      placements = List.copyOf(placements);
    }
  }

  /**
   * A slot of a deal.
   *
   * @param nu name of its tags on chain, 32 hex digits
   */
  public record Placement(int slot, long miner, String endpoint, String nu) {}
}
