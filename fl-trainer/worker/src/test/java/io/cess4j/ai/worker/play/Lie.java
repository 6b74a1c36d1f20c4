package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapDemandState;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Outcomes that are wrong in one thing, and whose trees their voters show when it is demanded. */
enum Lie {
  NORMS(OutcomeTree.NORMS, 257),
  SIMILARITIES(OutcomeTree.SIMILARITIES, 0),
  SELECTION(null, 0),
  CONTRIBUTIONS(null, 0),
  DIRECTION(OutcomeTree.DIRECTION, 300),
  VELOCITY(OutcomeTree.VELOCITY, 128),
  MODEL(OutcomeTree.MODEL, 299),
  PADDING(OutcomeTree.MODEL, 301);

  private static final Bytes32 NONSENSE = Bytes32.of("0x" + "5e".repeat(32));

  private final @Nullable OutcomeTree tree;
  private final int from;

  /**
   * @param from first record that is wrong; all after it are too
   */
  Lie(@Nullable OutcomeTree tree, int from) {
    this.tree = tree;
    this.from = from;
  }

  AiGapOutcome outcome(RoundComputation honest) {
    Outcome own = honest.outcome();
    return new AiGapOutcome(
        own.included(),
        this == CONTRIBUTIONS ? NONSENSE : Words.word(own.contributions()),
        root(OutcomeTree.NORMS, honest),
        this == SELECTION ? NONSENSE : Words.word(own.selection()),
        root(OutcomeTree.SIMILARITIES, honest),
        root(OutcomeTree.DIRECTION, honest),
        root(OutcomeTree.VELOCITY, honest),
        root(OutcomeTree.MODEL, honest));
  }

  private Bytes32 root(OutcomeTree of, RoundComputation honest) {
    return Words.word(of == tree ? told(honest).root() : honest.tree(of).root());
  }

  private HashTree told(RoundComputation honest) {
    List<byte[]> records = records(honest);
    byte[] leaves = new byte[records.size() * Hash256.BYTES];
    for (int i = 0; i < records.size(); i++) {
      Keccak.hash(records.get(i)).copyTo(leaves, i * Hash256.BYTES);
    }
    return HashTree.over(leaves);
  }

  private List<byte[]> records(RoundComputation honest) {
    List<byte[]> records = new ArrayList<>();
    OutcomeTree wrong = Objects.requireNonNull(tree);
    int leaves = honest.tree(wrong).leaves();
    for (int i = 0; i < Math.max(leaves, from + 1); i++) {
      byte[] record = i < leaves ? honest.record(wrong, i) : new byte[256];
      if (i >= from && i < leaves) {
        record[3] ^= 1;
      }
      records.add(record);
    }
    return records;
  }

  /** PADDING only: the call that strikes it out. */
  void refutes(Scene scene, Rogue by, RoundComputation honest) {
    HashTree shown = told(honest);
    scene
        .ai()
        .disputes()
        .padding(
            by.sender(),
            scene.task,
            outcome(honest),
            AiGapTree.MODEL,
            from,
            Words.word(shown.node(0, from)),
            Words.words(shown.proof(from)));
  }

  /** Answers every open demand truly, as its voters would to keep their stakes. */
  int answers(Scene scene, Rogue voter, RoundComputation honest) {
    int answered = 0;
    for (AiGapDemanded demanded : scene.ai().index().demandsOf(scene.task, 0)) {
      if (scene.ai().demands().demandOf(demanded.demand()).state() == AiGapDemandState.OPEN) {
        show(scene, voter, honest, demanded);
        answered++;
      }
    }
    return answered;
  }

  private void show(Scene scene, Rogue voter, RoundComputation honest, AiGapDemanded demanded) {
    HashTree shown = told(honest);
    int height = shown.depth() - demanded.node().level();
    int index = Math.toIntExact(demanded.node().index());
    if (height > 0) {
      List<Bytes32> nodes = Words.words(shown.below(height, index));
      scene.ai().demands().showNodes(voter.sender(), demanded.demand(), nodes);
    } else {
      byte[] record = records(honest).get(index);
      scene.ai().demands().showRecord(voter.sender(), demanded.demand(), record);
    }
  }
}
