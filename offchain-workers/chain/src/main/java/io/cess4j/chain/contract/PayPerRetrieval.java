package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IPayPerRetrieval;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Deposits, vouchers and settlements of retrievals (IPayPerRetrieval). */
public final class PayPerRetrieval extends Client {
  private final IPayPerRetrieval contract;

  /** Client of the contract at {@code address}. */
  public PayPerRetrieval(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IPayPerRetrieval::load, address, connection);
  }

  /** The contract takes as many records at once. */
  public static final int MOST_RECORDS = 512;

  /** Locks wei of the sender's vault balance for a gateway. */
  public Mined<Long> open(
      TransactionSender sender, Address gateway, BigInteger amount, Instant until) {
    return send(
        sender,
        contract.open(gateway.hex(), amount, word(until.getEpochSecond())),
        ChannelOpened.class,
        ChannelOpened::channel);
  }

  /** Buyer: more money, zero included, and a later end. */
  public Receipt extend(TransactionSender sender, long channel, BigInteger amount, Instant until) {
    return send(sender, contract.extend(word(channel), amount, word(until.getEpochSecond())));
  }

  /** Settles up to {@link #MOST_RECORDS} records of up to 64 channels. */
  public Receipt settle(TransactionSender sender, List<RetrievalSettlement> settlements) {
    return send(sender, contract.settle(settlements.stream().map(PayPerRetrieval::raw).toList()));
  }

  /** Gateway: nothing more will come. */
  public Receipt finish(TransactionSender sender, long channel) {
    return send(sender, contract.finish(word(channel)));
  }

  /** After the end: the rest goes back to the buyer. */
  public Receipt close(TransactionSender sender, long channel) {
    return send(sender, contract.close(word(channel)));
  }

  /** A channel; one whose buyer is {@link Address#ZERO} where there is none. */
  public RetrievalChannel channelOf(long channel) {
    IPayPerRetrieval.Channel known = read(contract.channelOf(word(channel)));
    return new RetrievalChannel(
        Address.of(known.buyer),
        Address.of(known.gateway),
        instant(known.until),
        instant(known.lastTime),
        number(known.count),
        known.deposit,
        known.paid,
        Bytes32.of(known.digest));
  }

  /** Channels opened so far. */
  public long channelCount() {
    return number(read(contract.channelCount()));
  }

  /** EIP-712 domain of vouchers. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }

  private static IPayPerRetrieval.Settlement raw(RetrievalSettlement settlement) {
    ByteBuffer records = ByteBuffer.allocate(settlement.records().size() * Bytes32.LENGTH);
    settlement.records().forEach(one -> records.put(one.word().bytes()));
    return new IPayPerRetrieval.Settlement(
        word(settlement.channel()),
        settlement.cumulative(),
        word(settlement.count()),
        records.array(),
        settlement.signature().toBytes());
  }
}
