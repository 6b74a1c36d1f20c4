package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * A certificate that stands for what a task has trained.
 *
 * @param architecture its name; empty where the list does not tell
 * @param initial root of the model that training began with
 * @param root of the model
 * @param outcome of the last round
 * @param fid of the file that the certificate is of
 * @param parents certificates of the initial model and of the data of all seats that contributed
 * @param invented those of them that a TEE worker has found invented since
 */
public record RegisteredModel(
    long task,
    long certificate,
    Address creator,
    Address holder,
    String architecture,
    Bytes32 initial,
    Bytes32 root,
    Bytes32 outcome,
    Bytes32 fid,
    List<Long> parents,
    List<Long> invented) {
  /** Copies the lists. */
  public RegisteredModel {
    parents = List.copyOf(parents);
    invented = List.copyOf(invented);
  }
}
