package io.cess4j.ai.worker.play;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import io.cess4j.sdk.ai.seal.Member;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A seat that is played by hand, against the others. */
final class Rogue {
  private final Scene scene;
  final int seat;
  private Bytes32 root = Bytes32.ZERO;
  private Bytes32 fid = Bytes32.ZERO;

  Rogue(Scene scene, int seat) {
    this.scene = scene;
    this.seat = seat;
  }

  /** Signs and seals whatever it likes for the present round; the file's id. */
  Bytes32 stores(byte[] content, Bytes32 signed, int... readers) {
    ContainerPlace place =
        new ContainerPlace(
            scene.test.network().connection().chainId(),
            scene.ai().rounds().address(),
            scene.task,
            round(),
            seat);
    byte[] container =
        Container.seal(
            content,
            place,
            Words.hash(signed),
            scene.ai().faults().domain(),
            scene.account(seat),
            members(readers),
            new Random(signed.hashCode()));
    return scene.store.put(container, "by hand, of seat " + seat);
  }

  private static List<Member> members(int... readers) {
    return IntStream.of(readers).mapToObj(Rogue::member).toList();
  }

  private static Member member(int reader) {
    try (SecretScalar secret = Scene.secret(reader, 1)) {
      return new Member(reader, secret.timesG1());
    }
  }

  void commits(Bytes32 toRoot, Bytes32 toFid) {
    this.root = toRoot;
    this.fid = toFid;
    Bytes32 commitment =
        scene.ai().rounds().updateCommitment(scene.task, round(), seat, root, fid, Bytes32.ZERO);
    scene.ai().rounds().commit(sender(), scene.task, seat, commitment);
  }

  void reveals() {
    scene.ai().rounds().reveal(sender(), scene.task, seat, root, fid, Bytes32.ZERO);
  }

  void vouches(int available) {
    scene.ai().rounds().vouch(sender(), scene.task, seat, available);
  }

  void commitsVote(AiGapOutcome outcome) {
    Bytes32 commitment =
        scene
            .ai()
            .rounds()
            .voteCommitment(scene.task, round(), seat, Words.id(outcome), Bytes32.ZERO);
    scene.ai().rounds().commitVote(sender(), scene.task, seat, commitment);
  }

  void votes(AiGapOutcome outcome) {
    scene.ai().rounds().vote(sender(), scene.task, seat, outcome, Bytes32.ZERO);
  }

  TransactionSender sender() {
    return scene.test.sender(scene.account(seat));
  }

  private int round() {
    return scene.state().round().number();
  }
}
