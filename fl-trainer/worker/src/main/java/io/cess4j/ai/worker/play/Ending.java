package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapAccount;
import io.cess4j.chain.contract.AiGapDemandState;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.sdk.ai.ModelInbox;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * FINAL and FAILED: claims stake and earnings, takes bonds back; then the first seat hands the
 * model to the creator, which may fail as often as the storage network does and holds no money up.
 */
final class Ending {
  private final Desk desk;
  private final States states;
  private final Members members;

  Ending(Desk desk, States states, Members members) {
    this.desk = desk;
    this.states = states;
    this.members = members;
  }

  /** Empty where nothing is left to claim. */
  Optional<Receipt> claim() {
    AiGapAccount account = desk.ai().rewards().accountOf(desk.task(), desk.seat());
    return account.stake().add(account.earned()).signum() == 0
        ? Optional.empty()
        : Optional.of(desk.ai().rewards().claim(desk.sender(), desk.task(), desk.seat()).receipt());
  }

  /** A bond of a demand that came to nothing, for its outcome was struck out otherwise. */
  Optional<Receipt> reclaim() {
    return desk.ai().index().demandsOf(desk.task(), 0).stream()
        .filter(demanded -> demanded.demander().equals(desk.account().address()))
        .map(AiGapDemanded::demand)
        .filter(id -> desk.ai().demands().demandOf(id).state() == AiGapDemandState.OPEN)
        .findFirst()
        .map(id -> desk.ai().demands().reclaim(desk.sender(), id));
  }

  /** Whether this seat is the one that hands the model over. */
  boolean isHerald(AiGapState state) {
    int contributed = state.ballot().contributed() & state.round().active();
    return contributed != 0 && Integer.numberOfTrailingZeros(contributed) == desk.seat();
  }

  /**
   * Stores the final model sealed to members and creator, who find it among the seat's public files
   * by its name and check it against the root on chain (ModelInbox). Once it is in the journal it
   * is not stored again; after a crash before that the same bytes are.
   */
  void publish(AiGapState state) {
    int round = state.round().number();
    if (!desk.journal().of(round, JournalEntry.Published.class).isEmpty()) {
      return;
    }
    Path file = desk.folder().resolve(ModelInbox.fileName(desk.task()));
    if (!Files.isRegularFile(file)) {
      WholeFile.write(file, sealed(state));
    }
    Bytes32 fid =
        desk.store().put(WholeFile.read(file).orElseThrow(), ModelInbox.fileName(desk.task()));
    desk.journal().append(new JournalEntry.Published(round, fid));
  }

  private byte[] sealed(AiGapState state) {
    FixedVector model = states.at(state).model();
    List<Member> readers = new ArrayList<>(members.of(state.round().active()));
    members.creator().ifPresent(readers::add);
    return Container.sealModel(
        desk.vectors().encode(model),
        desk.place(state.round().number(), desk.seat()),
        Words.hash(state.models().base()),
        readers,
        desk.random());
  }
}
