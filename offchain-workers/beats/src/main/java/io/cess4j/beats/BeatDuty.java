package io.cess4j.beats;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Beat;
import io.cess4j.contracts.errors.BeatNotDue;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.protocol.Hash256;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at the chain, at most one beat. Keeps nothing: after a restart, a lost node or a rewound
 * chain the next look starts from what the chain says.
 */
final class BeatDuty {
  private static final Logger LOG = LoggerFactory.getLogger(BeatDuty.class);

  private final BeatChain chain;
  private final BeatProver prover;
  private final Counter posted;
  private final Counter refused;

  BeatDuty(BeatChain chain, BeatProver prover, MeterRegistry metrics) {
    this.chain = chain;
    this.prover = prover;
    posted = metrics.counter("cess.beats", "outcome", "posted");
    refused = metrics.counter("cess.beats", "outcome", "refused");
  }

  /**
   * Posts the beat that is due, where one is. A failure is told and not carried on: the next look
   * decides anew.
   */
  void look() {
    try {
      Beat latest = chain.latest();
      OptionalLong due = BeatPlan.next(chain.current(), latest.number(), chain::isOurs);
      if (due.isPresent()) {
        long number = due.getAsLong();
        chain.post(number, prover.prove(number, Hash256.of(latest.value().bytes())));
        posted.increment();
        LOG.debug("beat {} posted", number);
      }
    } catch (BeatNotDue early) {
      LOG.debug("the newest block is older than the interval: {}", early.getMessage());
    } catch (ContractRevert e) {
      refused.increment(); // too late, or another beat came first: nobody is hurt
      LOG.info("a beat was refused: {}", e.getMessage());
    } catch (ChainException e) {
      refused.increment();
      LOG.warn("a beat could not be posted: {}", e.getMessage());
    }
  }
}
