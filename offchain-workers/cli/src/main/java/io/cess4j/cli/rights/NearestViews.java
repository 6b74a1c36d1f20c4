package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.ViewEvidence;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewProof;
import io.cess4j.fingerprint.work.ViewTree;

/**
 * The two views of two works that differ least, each with its way to the root that was registered:
 * what the contract asks for where the works as wholes are too different, for example after a crop.
 *
 * @param distance differing bits
 */
public record NearestViews(ViewEvidence newer, ViewEvidence older, int distance) {

  /** Of two works as their files show them; the earlier pair where several are as near. */
  public static NearestViews of(Description newer, Description older) {
    int first = 0;
    int second = 0;
    int least = Code256.BITS + 1;
    for (int i = 0; i < newer.views().size(); i++) {
      for (int j = 0; j < older.views().size(); j++) {
        int distance = newer.views().get(i).code().distance(older.views().get(j).code());
        if (distance < least) {
          least = distance;
          first = i;
          second = j;
        }
      }
    }
    return new NearestViews(evidence(newer, first), evidence(older, second), least);
  }

  private static ViewEvidence evidence(Description description, int index) {
    ViewProof proof = new ViewTree(description).proof(index);
    return new ViewEvidence(
        index,
        Bytes32.of(proof.code().bytes()),
        proof.siblings().stream().map(Bytes32::of).toList());
  }
}
