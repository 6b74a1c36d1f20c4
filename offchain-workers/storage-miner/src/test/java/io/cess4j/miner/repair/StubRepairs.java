package io.cess4j.miner.repair;

import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.miner.deal.ChainView;
import io.cess4j.miner.scene.Scene;
import io.cess4j.protocol.Hash256;
import io.cess4j.retrieval.HeldDeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A chain on which one slot is repaired; it says what it was told, in order. */
final class StubRepairs implements RepairChain {
  final List<String> told = new ArrayList<>();
  private final ChainView view;
  private final Hash256 root;
  private SlotState state = SlotState.DRAWN;
  private long miner = Scene.MINER;
  private long now = 500;
  private long passed = -1;
  private @Nullable RuntimeException refusal;
  @Nullable Completion completion;

  StubRepairs(ChainView view, Hash256 root) {
    this.view = view;
    this.root = root;
  }

  /** The next completion fails once. */
  void refuses(RuntimeException once) {
    refusal = once;
  }

  void drawnAnew(long other) {
    miner = other;
  }

  void at(long seconds) {
    now = seconds;
  }

  void passes(long day) {
    passed = day;
  }

  SlotState state() {
    return state;
  }

  @Override
  public void follow() {}

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(now);
  }

  @Override
  public long today() {
    return view.today();
  }

  @Override
  public RepairSlot slot(long deal, int slot) {
    return Scene.repair(state, miner);
  }

  @Override
  public Order order(long deal) {
    return view.order(deal);
  }

  @Override
  public Deal deal(long id) {
    return view.deal(id);
  }

  @Override
  public HeldDeal held(long deal) {
    return new HeldDeal(deal, root, 3, List.of());
  }

  @Override
  public long holdingOf(long deal, int slot) {
    return 17;
  }

  @Override
  public void settle(long other) {
    told.add("settle " + other);
  }

  @Override
  public void complete(Completion completed) {
    RuntimeException once = refusal;
    if (once != null) {
      refusal = null;
      told.add("refused");
      throw once;
    }
    told.add("complete with holding " + completed.holding());
    completion = completed;
    state = SlotState.FILLED;
  }

  @Override
  public Optional<Long> passedDay(long first) {
    return passed >= first ? Optional.of(passed) : Optional.empty();
  }

  @Override
  public void collect(long deal, int slot, long day) {
    told.add("collect day " + day);
    state = SlotState.NONE;
  }
}
