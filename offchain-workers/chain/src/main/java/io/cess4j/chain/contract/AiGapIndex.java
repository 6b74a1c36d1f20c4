package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.chain.event.AiGapModelRegistered;
import io.cess4j.chain.event.AiGapNodesShown;
import io.cess4j.chain.event.AiGapRecordShown;
import io.cess4j.chain.event.ArchitectureAllowed;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.contracts.IAiGapDemands;
import io.cess4j.contracts.IAiGapModels;
import io.cess4j.contracts.IAiGapTasks;
import io.cess4j.contracts.IArchitectures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/** Finds what happened in tasks by what the contracts said; nodes index the topics. */
public final class AiGapIndex {
  private final LogSearch architectures;
  private final LogSearch tasks;
  private final LogSearch rounds;
  private final LogSearch demands;
  private final LogSearch rewards;
  private final LogSearch models;

  AiGapIndex(
      ChainConnection connection,
      Address architectures,
      Address tasks,
      Address rounds,
      Address demands,
      Address rewards,
      Address models) {
    this.architectures = new LogSearch(connection, architectures);
    this.tasks = new LogSearch(connection, tasks);
    this.rounds = new LogSearch(connection, rounds);
    this.demands = new LogSearch(connection, demands);
    this.rewards = new LogSearch(connection, rewards);
    this.models = new LogSearch(connection, models);
  }

  /** All that may be trained, oldest first. */
  public List<ArchitectureAllowed> architectures() {
    return decoded(
            architectures.of(List.of(topic(IArchitectures.ARCHITECTUREALLOWED_EVENT))),
            ArchitectureAllowed.class)
        .toList();
  }

  /** The text of an architecture; empty where it is not on the list. */
  public Optional<String> textOf(Bytes32 architecture) {
    return decoded(
            architectures.of(
                List.of(
                    topic(IArchitectures.ARCHITECTUREALLOWED_EVENT), Optional.of(architecture))),
            ArchitectureAllowed.class)
        .map(ArchitectureAllowed::text)
        .findFirst();
  }

  /** Every time a seat of the task was taken, oldest first; some were given back since. */
  public List<AiGapJoined> joined(long task) {
    return decoded(
            tasks.of(List.of(topic(IAiGapTasks.JOINED_EVENT), Optional.of(LogSearch.word(task)))),
            AiGapJoined.class)
        .toList();
  }

  /** What happened in the rounds of a task from a block on, oldest first. */
  public List<AiGapEvent> roundsOf(long task, long firstBlock) {
    return ofTask(rounds, task, firstBlock);
  }

  /** What happened to the money of a task, oldest first. */
  public List<AiGapEvent> rewardsOf(long task) {
    return ofTask(rewards, task, 0);
  }

  /** Every model that was registered, oldest first. */
  public List<AiGapModelRegistered> models() {
    return decoded(
            models.of(List.of(topic(IAiGapModels.MODELREGISTERED_EVENT))),
            AiGapModelRegistered.class)
        .toList();
  }

  /** How a task's model was registered; empty where it was not. */
  public Optional<AiGapModelRegistered> modelOf(long task) {
    return decoded(
            models.of(
                List.of(
                    topic(IAiGapModels.MODELREGISTERED_EVENT), Optional.of(LogSearch.word(task)))),
            AiGapModelRegistered.class)
        .findFirst();
  }

  /** Demands against outcomes of a task from a block on, oldest first. */
  public List<AiGapDemanded> demandsOf(long task, long firstBlock) {
    return decoded(
            demands.from(
                firstBlock,
                List.of(topic(IAiGapDemands.DEMANDED_EVENT), Optional.of(LogSearch.word(task)))),
            AiGapDemanded.class)
        .toList();
  }

  /** The nodes that answered a demand. */
  public Optional<AiGapNodesShown> nodesOf(Bytes32 demand) {
    return decoded(
            demands.of(List.of(topic(IAiGapDemands.NODESSHOWN_EVENT), Optional.of(demand))),
            AiGapNodesShown.class)
        .findFirst();
  }

  /** The record that answered a demand. */
  public Optional<AiGapRecordShown> recordOf(Bytes32 demand) {
    return decoded(
            demands.of(List.of(topic(IAiGapDemands.RECORDSHOWN_EVENT), Optional.of(demand))),
            AiGapRecordShown.class)
        .findFirst();
  }

  private static List<AiGapEvent> ofTask(LogSearch search, long task, long firstBlock) {
    return decoded(
            search.from(firstBlock, List.of(Optional.empty(), Optional.of(LogSearch.word(task)))),
            AiGapEvent.class)
        .toList();
  }

  private static <E extends AiGapEvent> Stream<E> decoded(List<ChainLog> logs, Class<E> type) {
    return logs.stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static Optional<Bytes32> topic(Event event) {
    return Optional.of(Bytes32.of(EventEncoder.encode(event)));
  }
}
