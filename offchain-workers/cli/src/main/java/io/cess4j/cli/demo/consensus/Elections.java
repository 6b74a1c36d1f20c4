package io.cess4j.cli.demo.consensus;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.CandidateScored;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.event.RewardPaid;
import io.cess4j.chain.event.VacancyFilled;
import io.cess4j.chain.event.ValidatorsElected;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** What the elections of a network have brought so far, from its events. */
public record Elections(Network network) {
  /** Nodes that were elected, era by era. */
  public List<ValidatorsElected> concluded() {
    return events(ValidatorsElected.class);
  }

  /** Seats that changed hands between elections. */
  public List<VacancyFilled> replaced() {
    return events(VacancyFilled.class);
  }

  /** Candidates whose proofs were checked. */
  public List<CandidateScored> scored() {
    return events(CandidateScored.class);
  }

  /** Gas of a transaction that brings one candidate's VRF proof; 0 where there was none. */
  public long submissionGas() {
    return scored().stream()
        .map(scored -> network.connection().mined(scored.at().transaction()).orElseThrow())
        .mapToLong(mined -> mined.gasUsed().longValueExact())
        .max()
        .orElse(0);
  }

  /** Wei that nodes were paid. */
  public BigInteger rewards() {
    return events(RewardPaid.class, network.eraRewards().address()).stream()
        .map(RewardPaid::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private <E extends ContractEvent> List<E> events(Class<E> type) {
    return events(type, network.election().address());
  }

  private <E extends ContractEvent> List<E> events(Class<E> type, Address contract) {
    long head = network.connection().latestBlock().number();
    return network.connection().logs(new LogFilter(Set.of(contract), 0, head, List.of())).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
