package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.event.RetrievalsRecorded;
import io.cess4j.contracts.IRetrievalLedger;
import java.util.List;
import java.util.Set;

/** Number and running hash of all retrievals (IRetrievalLedger). */
public final class RetrievalLedger extends Client {
  private final IRetrievalLedger contract;

  /** Client of the contract at {@code address}. */
  public RetrievalLedger(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IRetrievalLedger::load, address, connection);
  }

  /** Retrievals of a page. */
  public static final int PAGE = 1_024;

  /** Retrievals so far. */
  public long count() {
    return number(read(contract.count()));
  }

  /** keccak256 over all events, as IRetrievalLedger says. */
  public Bytes32 runningHash() {
    return Bytes32.of(read(contract.runningHash()));
  }

  /** The block in which retrieval {@code page} times {@link #PAGE} was recorded. */
  public long blockOf(long page) {
    return number(read(contract.blockOf(word(page))));
  }

  /** Pages begun so far. */
  public long pages() {
    return number(read(contract.pages()));
  }

  /** The ledger's events of a range of blocks, in order. */
  public List<RetrievalsRecorded> retrieved(long fromBlock, long toBlock) {
    return connection()
        .logs(new LogFilter(Set.of(address()), fromBlock, toBlock, List.of()))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(RetrievalsRecorded.class::isInstance)
        .map(RetrievalsRecorded.class::cast)
        .toList();
  }
}
