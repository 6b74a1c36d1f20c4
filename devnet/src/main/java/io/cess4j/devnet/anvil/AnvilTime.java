package io.cess4j.devnet.anvil;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.TimeControl;
import io.cess4j.devnet.process.NodeRequests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Commands over chain time. */
final class AnvilTime implements TimeControl {
  private final NodeRequests anvil;

  AnvilTime(URI rpc) {
    this.anvil = new NodeRequests("anvil", rpc);
  }

  @Override
  public void advance(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("chain time only moves forward, not by " + duration);
    }
    anvil.request("evm_increaseTime", "[" + duration.toSeconds() + "]");
    mine();
  }

  @Override
  public void advanceTo(Instant instant) {
    anvil.request("evm_setNextBlockTimestamp", "[" + instant.getEpochSecond() + "]");
    mine();
  }

  @Override
  public void mine() {
    anvil.request("evm_mine", "[]");
  }

  @Override
  public String snapshot() {
    return anvil.request("evm_snapshot", "[]").asString();
  }

  @Override
  public void revert(String snapshot) {
    if (!anvil.request("evm_revert", "[\"" + snapshot + "\"]").asBoolean()) {
      throw new DevnetException.ProcessFailed(
          "anvil", "knows no snapshot " + snapshot + ": it may be used once only", "");
    }
  }
}
