package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapAccount;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.sdk.ai.ModelInbox;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FINAL and FAILED: claims stake and earnings; the first seat hands the model to the creator. */
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

  /** Whether this seat is the one that hands the model over. */
  boolean isHerald(AiGapState state) {
    int contributed = state.ballot().contributed() & state.round().active();
    return contributed != 0 && Integer.numberOfTrailingZeros(contributed) == desk.seat();
  }

  /**
   * Stores the final model sealed to members and creator, who find it among the seat's public files
   * by its name and check it against the root on chain (ModelInbox); gives the file's id.
   */
  Bytes32 publish(AiGapState state) {
    FixedVector model = states.at(state).model();
    List<Member> readers = new ArrayList<>(members.of(state.round().active()));
    members.creator().ifPresent(readers::add);
    byte[] container =
        Container.sealModel(
            desk.vectors().encode(model),
            desk.place(state.round().number(), desk.seat()),
            Words.hash(state.models().base()),
            readers,
            desk.random());
    return desk.store().put(container, ModelInbox.fileName(desk.task()));
  }
}
