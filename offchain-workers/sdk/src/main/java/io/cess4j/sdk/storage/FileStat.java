package io.cess4j.sdk.storage;

import io.cess4j.chain.contract.DealCondition;
import io.cess4j.chain.contract.RepairSlot;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
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
 * @param claimable wei that miners did not earn so far, see {@link Refunds}
 * @param fines wei of its miners' fines that are the owner's to claim, see {@link Refunds}
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
    BigInteger fines,
    List<Part> deals) {
  public FileStat {
    deals = List.copyOf(deals);
  }

  /** That of the deal that is worst off: a file with a lost deal is lost. */
  public DealCondition.State condition() {
    return deals.stream()
        .map(Part::condition)
        .max(Comparator.naturalOrder())
        .orElse(DealCondition.State.ACTIVE);
  }

  /**
   * A deal of the file.
   *
   * @param condition what the chain knows of its slots; Lost stands for too few that are left, be
   *     it ended yet or not
   * @param loss present once it was ended as lost
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
      DealCondition.State condition,
      Optional<Loss> loss,
      List<Placement> placements) {
    public Part {
      placements = List.copyOf(placements);
    }
  }

  /**
   * How a lost deal ended.
   *
   * @param day protocol day
   * @param refund wei of its remaining days, back in the owner's vault balance
   * @param compensation wei that stood behind its lost slots, there too
   */
  public record Loss(int day, BigInteger refund, BigInteger compensation) {}

  /**
   * A slot of a deal.
   *
   * @param miner 0 while the slot is empty
   * @param endpoint empty while the slot is
   * @param nu name of the tags on chain, 32 hex digits; of the old holding while the slot is empty
   * @param isLost empty, reported lost, or held by a miner that was expelled
   * @param repair present while one is under way
   */
  public record Placement(
      int slot,
      long miner,
      String endpoint,
      String nu,
      boolean isLost,
      Optional<RepairSlot> repair) {}
}
