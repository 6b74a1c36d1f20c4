package io.cess4j.cli.miner;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.cli.CommandException;
import java.util.List;
import java.util.Optional;

/** Finds an account's miner in the registry, as the worker does. */
final class RegisteredMiner {
  private static final int PAGE = 64;

  private RegisteredMiner() {}

  /** The one that is in the network; where there is none, the newest that has left it. */
  static Optional<Miner> find(Network network, Address account) {
    Optional<Miner> left = Optional.empty();
    for (long from = 0; ; from += PAGE) {
      List<Long> ids = network.miners().minersOf(account, from);
      for (long id : ids) {
        Miner miner = network.miners().miner(id);
        if (!miner.signer().equals(account)) {
          continue;
        }
        if (miner.state() != MinerState.EXITED) {
          return Optional.of(miner);
        }
        left = Optional.of(miner);
      }
      if (ids.size() < PAGE) {
        return left;
      }
    }
  }

  static Miner require(Network network, Address account) {
    return find(network, account)
        .orElseThrow(
            () ->
                new CommandException(
                    "account %s has no miner on chain %d: 'cess miner run' registers it"
                        .formatted(account, network.connection().chainId())));
  }
}
