package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.DisputeAnswered;
import io.cess4j.chain.event.DisputeOpened;
import io.cess4j.chain.event.DisputeWorkerDrawn;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.contracts.IDataRightsRegistry;
import io.cess4j.contracts.IRightsDisputes;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/** Finds registrations and answers by what the contracts said; nodes index the topics. */
public final class RightsIndex {
  private final LogSearch registry;
  private final LogSearch disputes;

  /**
   * @param registry the DataRightsRegistry contract
   * @param disputes the RightsDisputes contract
   */
  public RightsIndex(ChainConnection connection, Address registry, Address disputes) {
    this.registry = new LogSearch(connection, registry);
    this.disputes = new LogSearch(connection, disputes);
  }

  /** How a certificate was registered; empty where there is none. */
  public Optional<RightsRegistered> ofNumber(long certificate) {
    return registered(Optional.of(LogSearch.word(certificate)), Optional.empty(), Optional.empty())
        .stream()
        .findFirst();
  }

  /** Certificates that an account registered, oldest reveal first. */
  public List<RightsRegistered> ofCreator(Address creator) {
    return registered(Optional.empty(), Optional.of(LogSearch.word(creator)), Optional.empty());
  }

  /** Certificates of exactly this file, oldest reveal first. */
  public List<RightsRegistered> ofFile(Bytes32 instanceHash) {
    return registered(Optional.empty(), Optional.empty(), Optional.of(instanceHash));
  }

  /** The newest answer of a dispute; empty where there is none yet. */
  public Optional<DisputeAnswered> answer(long certificate, long round) {
    return disputes
        .of(
            List.of(
                topic(IRightsDisputes.ANSWERED_EVENT), Optional.of(LogSearch.word(certificate))))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .map(DisputeAnswered.class::cast)
        .filter(answer -> answer.round() == round)
        .reduce((older, newer) -> newer);
  }

  /** Every dispute that was opened from a block on, oldest first; most of them are over. */
  public List<DisputeOpened> opened(long firstBlock) {
    return disputes.from(firstBlock, List.of(topic(IRightsDisputes.DISPUTEOPENED_EVENT))).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .map(DisputeOpened.class::cast)
        .toList();
  }

  /** Disputes for which a TEE worker was drawn from a block on, oldest first. */
  public List<DisputeWorkerDrawn> drawn(int worker, long firstBlock) {
    return disputes
        .from(
            firstBlock,
            List.of(
                topic(IRightsDisputes.WORKERDRAWN_EVENT),
                Optional.empty(),
                Optional.of(LogSearch.word(worker))))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .map(DisputeWorkerDrawn.class::cast)
        .toList();
  }

  private List<RightsRegistered> registered(
      Optional<Bytes32> number, Optional<Bytes32> owner, Optional<Bytes32> instanceHash) {
    return registry
        .of(List.of(topic(IDataRightsRegistry.REGISTERED_EVENT), number, owner, instanceHash))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .map(RightsRegistered.class::cast)
        .toList();
  }

  private static Optional<Bytes32> topic(Event event) {
    return Optional.of(Bytes32.of(EventEncoder.encode(event)));
  }
}
