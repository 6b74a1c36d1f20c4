package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * A participant's word that this is its update of a round (IAiGapFaults.Manifest), in the domain of
 * that contract. Whoever signs two for one round loses its stake.
 *
 * @param task number of the task
 * @param round of the task
 * @param root of the update
 * @param fid of the file that holds it
 */
public record Update(long task, int round, Bytes32 root, Bytes32 fid) implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Update(uint256 task,uint256 round,bytes32 root,bytes32 fid)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).uint(task).uint(round).word(root).word(fid).hash();
  }
}
