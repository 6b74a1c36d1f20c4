package io.cess4j.miner;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.contracts.errors.DealUnknown;
import io.cess4j.miner.scan.ChainFacts;
import io.cess4j.protocol.Hash256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain as scanners see it: silent until the miner is registered, and while no node answers.
 */
final class RegisteredChain implements ChainFacts {

  private volatile @Nullable Duties duties;

  void connected(Duties now) {
    duties = now;
  }

  @Override
  public Optional<Integer> blockSectors() {
    return Optional.ofNullable(duties)
        .map(now -> now.network().calendar().constants().blockSectors());
  }

  @Override
  public Optional<Hash256> root(long deal) {
    Duties now = duties;
    if (now == null) {
      return Optional.empty();
    }
    try {
      Deal onChain = now.network().deals().deal(deal);
      return onChain.state() == DealState.ACTIVE
          ? Optional.of(Hash256.of(onChain.root().bytes()))
          : Optional.empty();
    } catch (DealUnknown notYet) {
      return Optional.empty();
    } catch (ChainException silent) {
      return Optional.empty();
    }
  }
}
