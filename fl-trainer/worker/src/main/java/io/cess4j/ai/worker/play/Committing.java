package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.UpdateMaker;
import io.cess4j.ai.worker.WorkerException.StateMissing;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.sdk.ai.seal.Container;
import java.util.List;
import java.util.Optional;

/**
 * COMMIT and REVEAL. The root is in the journal before it is signed, file id and salt before they
 * are committed to; after a crash the vector on disk is used again, and where it is gone the round
 * is skipped: two signed updates of a round would cost the stake.
 */
final class Committing {
  private final Desk desk;
  private final States states;
  private final Members members;
  private final UpdateMaker maker;

  Committing(Desk desk, States states, Members members, UpdateMaker maker) {
    this.desk = desk;
    this.states = states;
    this.members = members;
    this.maker = maker;
  }

  /**
   * @throws StateMissing where the base of the round or the own update is not to be had
   */
  Receipt commit(AiGapState state) {
    int round = state.round().number();
    JournalEntry.Stored stored =
        last(desk.journal().of(round, JournalEntry.Stored.class))
            .orElseGet(() -> stored(state, trained(state)));
    return desk.ai().rounds().commit(desk.sender(), desk.task(), desk.seat(), commitment(stored));
  }

  private FixedVector trained(AiGapState state) {
    int round = state.round().number();
    Optional<JournalEntry.Trained> decided =
        last(desk.journal().of(round, JournalEntry.Trained.class));
    if (decided.isPresent()) {
      return desk.vectors()
          .load(desk.update(round, desk.seat()), VectorKind.UPDATE)
          .filter(update -> Words.root(update, desk.schedule()).equals(decided.get().root()))
          .orElseThrow(
              () ->
                  new StateMissing(
                      "the update of round %d was decided and its file is gone or altered: the round is skipped, for signing another would cost the stake"
                          .formatted(round)));
    }
    FixedVector update = maker.update(states.at(state).model(), round);
    desk.vectors().save(desk.update(round, desk.seat()), update);
    desk.journal().append(new JournalEntry.Trained(round, Words.root(update, desk.schedule())));
    return update;
  }

  private JournalEntry.Stored stored(AiGapState state, FixedVector update) {
    int round = state.round().number();
    Bytes32 root = Words.root(update, desk.schedule());
    byte[] container =
        Container.seal(
            desk.vectors().encode(update),
            desk.place(round, desk.seat()),
            Words.hash(root),
            desk.ai().faults().domain(),
            desk.account(),
            members.of(state.round().active()),
            desk.random());
    Bytes32 fid =
        desk.store()
            .put(container, "ai-gap-%d-%d-%d.cesu".formatted(desk.task(), round, desk.seat()));
    JournalEntry.Stored stored = new JournalEntry.Stored(round, root, fid, salt());
    desk.journal().append(stored);
    return stored;
  }

  /** Empty where this participant has no part in what was committed. */
  Optional<Receipt> reveal(AiGapState state) {
    int round = state.round().number();
    Bytes32 committed = desk.ai().rounds().seatOf(desk.task(), desk.seat()).update();
    return desk.journal().of(round, JournalEntry.Stored.class).stream()
        .filter(stored -> commitment(stored).equals(committed))
        .findFirst()
        .map(
            stored ->
                desk.ai()
                    .rounds()
                    .reveal(
                        desk.sender(),
                        desk.task(),
                        desk.seat(),
                        stored.root(),
                        stored.fid(),
                        stored.salt()));
  }

  private Bytes32 commitment(JournalEntry.Stored stored) {
    return desk.ai()
        .rounds()
        .updateCommitment(
            desk.task(), stored.round(), desk.seat(), stored.root(), stored.fid(), stored.salt());
  }

  private Bytes32 salt() {
    byte[] salt = new byte[Bytes32.LENGTH];
    desk.random().nextBytes(salt);
    return Bytes32.of(salt);
  }

  private static <E> Optional<E> last(List<E> entries) {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }
}
