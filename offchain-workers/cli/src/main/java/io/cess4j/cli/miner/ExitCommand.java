package io.cess4j.cli.miner;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code cess miner exit}. */
@Command(
    name = "exit",
    description = {
      "Leave the network for good: no new deals, others take the slots over, then 'withdraw' pays.",
      "Keep the worker running until no slot is left: it goes on proving and earning. This cannot be"
          + " undone; 'drain' can."
    })
public final class ExitCommand extends StakeCommand {
  @Override
  void act(OwnMiner miner, Console console) {
    Standing standing = miner.standing();
    MinerState state = standing.state();
    if (state == MinerState.EXPELLED || state == MinerState.EXITED) {
      throw new CommandException(
          "miner %d is %s: there is nothing to leave any more%s"
              .formatted(
                  miner.id(),
                  ChainMiner.word(state),
                  state == MinerState.EXPELLED ? "; 'cess miner withdraw' pays what is left" : ""));
    }
    if (state == MinerState.EXITING) {
      tell(miner, console, false);
      return;
    }
    long from = miner.withdrawableFrom(miner.today());
    ask(
        console,
        "miner %d leaves for good and gets no new deals. It holds %d slots: it goes on proving and is paid for each until another miner has taken it over, so keep it running. Its collateral is %s; from %s on 'cess miner withdraw' pays what is not behind slots that it still holds, as often as you like. It costs gas only"
            .formatted(
                miner.id(), miner.slots(), Amounts.cess(standing.collateral()), miner.when(from)));
    miner.network().miners().exit(miner.sender(), miner.id());
    Tickets.retireAll(miner);
    tell(miner, console, true);
  }

  private static void tell(OwnMiner miner, Console console, boolean changed) {
    Standing standing = miner.standing();
    long from = miner.withdrawableFrom(standing.exitDay());
    long slots = miner.slots();
    Map<String, Object> json = json(miner, changed);
    json.put("slots", slots);
    json.put("exitDay", standing.exitDay());
    json.put("withdrawableDay", from);
    json.put("withdrawableAt", miner.network().calendar().startOf(from).toString());
    console.result(
        json,
        "miner %d is leaving since day %d and holds %d slots; 'cess miner withdraw' pays from %s on"
            .formatted(miner.id(), standing.exitDay(), slots, miner.when(from)));
  }
}
