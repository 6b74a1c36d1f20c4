package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.rights.RightsClaim;
import java.util.List;

/** What AiGapModels asks of a certificate. */
final class ModelClaims {
  static final Bytes32 ALGORITHM = RightsClaim.algorithm("ai-gap-model/1");

  /** Lineage takes no more. */
  private static final int MOST_PARENTS = 8;

  private ModelClaims() {}

  /** The parents that have to be declared, in the contract's order. */
  static List<Long> wantedParents(Network network, long task, long certificate) {
    return network.ai().models().certificatesOf(task).stream()
        .filter(parent -> parent < certificate)
        .filter(parent -> network.rightsDisputes().standingOf(parent) != RightsStanding.INVENTED)
        .limit(MOST_PARENTS)
        .toList();
  }
}
