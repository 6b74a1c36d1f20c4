package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.chain.event.AiGapTaskCreated;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAiGapTasks;

/** Terms and enrolment of AI Gap tasks (IAiGapTasks). */
public final class AiGapTasks extends Client {
  private final IAiGapTasks contract;

  /** Client of the contract at {@code address}. */
  public AiGapTasks(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapTasks::load, address, connection);
  }

  /** Locks the bounty of the sender's vault balance and opens enrolment; gives the task. */
  public Mined<Long> create(TransactionSender sender, AiGapTerms terms) {
    return send(
        sender,
        contract.create(AiGapCalls.terms(terms)),
        AiGapTaskCreated.class,
        AiGapTaskCreated::task);
  }

  /**
   * Takes a seat with the stake of the sender's vault balance; gives its number.
   *
   * @param certificate that the sender holds; 0 where the task asks for none
   */
  public Mined<Integer> join(TransactionSender sender, long task, long certificate) {
    return send(
        sender, contract.join(word(task), word(certificate)), AiGapJoined.class, AiGapJoined::seat);
  }

  /** Gives a seat and its stake back before the first round. */
  public Receipt withdraw(TransactionSender sender, long task, int seat) {
    return send(sender, contract.withdraw(word(task), word(seat)));
  }

  /** How many tasks there are; they are numbered from 1. */
  public long count() {
    return number(read(contract.taskCount()));
  }

  /** Who created a task; zero where there is none. */
  public Address creatorOf(long task) {
    return Address.of(read(contract.creatorOf(word(task))));
  }

  /** As they were created, with the architecture's number of components. */
  public AiGapTerms termsOf(long task) {
    return AiGapCalls.terms(read(contract.termsOf(word(task))));
  }

  /** The data certificate that a seat was taken with, 0 for none. */
  public long certificateOf(long task, int seat) {
    return number(read(contract.certificateOf(word(task), word(seat))));
  }
}
