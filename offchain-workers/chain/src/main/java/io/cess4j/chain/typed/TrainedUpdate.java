package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/**
 * A compute node's word that this update is what a job yields. Whoever trains again and gets
 * another has it in writing.
 *
 * @param job digest that the owner signed
 * @param update root
 * @param trainer keccak256 of the trainer's name
 */
public record TrainedUpdate(Bytes32 job, Bytes32 update, Bytes32 trainer)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("TrainedUpdate(bytes32 job,bytes32 update,bytes32 trainer)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).word(job).word(update).word(trainer).hash();
  }
}
