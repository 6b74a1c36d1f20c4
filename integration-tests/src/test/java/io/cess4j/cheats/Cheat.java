package io.cess4j.cheats;

import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.devnet.network.Launch;
import java.util.Locale;

/** What can be wrong with a miner, and what the chain must call it. */
enum Cheat {
  DROPPING("has deleted all it held and makes its answers up", DayOutcome.WRONG),
  BORROWING("answers with another miner's proof", DayOutcome.WRONG),
  REPLAYING("answers with the proof of an old round", DayOutcome.WRONG),
  TARDY("answers when the window has closed", DayOutcome.LATE),
  OFFLINE("was killed with SIGKILL", DayOutcome.OFFLINE),
  BEREFT("held a file whose owner removed it", DayOutcome.DELETED);

  private final String words;
  private final DayOutcome expected;

  Cheat(String words, DayOutcome expected) {
    this.words = words;
    this.expected = expected;
  }

  String words() {
    return words;
  }

  DayOutcome expected() {
    return expected;
  }

  /** As a JSON key. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the chain learns of it from an answer of the miner, not from its silence. */
  boolean answers() {
    return this != OFFLINE;
  }

  /** How its process is started instead of an honest miner's. */
  Launch launch() {
    return switch (this) {
      case DROPPING -> as(DroppingMiner.class);
      case BORROWING -> as(BorrowingMiner.class);
      case REPLAYING -> as(ReplayingMiner.class);
      case TARDY -> as(TardyMiner.class);
      case OFFLINE, BEREFT -> Launch.USUAL;
    };
  }

  private static Launch as(Class<?> main) {
    return Launch.USUAL.mainClass(main.getName());
  }
}
