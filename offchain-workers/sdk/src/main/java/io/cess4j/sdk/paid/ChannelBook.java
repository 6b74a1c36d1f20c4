package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that an account has promised on one channel: every record since it was opened, and both words
 * under the newest voucher (ADR 0038). It only grows; a last record that the channel's gateway says
 * it has not accepted may be replaced, since nobody can settle it.
 *
 * @param opening transaction that opened the channel, by which it is told from one of another chain
 *     with the same number
 * @param signature the account's, of the voucher over all records, 64 bytes; empty before the first
 * @param accepted the gateway's, of the same voucher; empty until it has answered
 */
record ChannelBook(
    long channel,
    Bytes32 opening,
    List<RetrievalRecord> records,
    ByteString signature,
    ByteString accepted,
    State state) {
  private static final ByteString NONE = ByteString.of(new byte[0]);

  /** What became of the newest voucher. */
  enum State {
    /** Its keys are here, or were. */
    SERVED,
    /** It may have been sent, and its keys are not here yet. */
    PENDING,
    /** Gateways know another one: the channel is not used any more. */
    SPOILED
  }

  /** Copies the records. */
  ChannelBook {
    records = List.copyOf(records);
  }

  static ChannelBook opened(long channel, Bytes32 opening) {
    return new ChannelBook(channel, opening, List.of(), NONE, NONE, State.SERVED);
  }

  /** One more retrieval, signed. Write it down before it is sent. */
  ChannelBook extended(RetrievalRecord record, Account account, TypedDomain domain) {
    List<RetrievalRecord> all = new ArrayList<>(records);
    all.add(record);
    ChannelBook unsigned = new ChannelBook(channel, opening, all, NONE, NONE, State.PENDING);
    ByteString word = ByteString.of(domain.signCompact(account, unsigned.voucher()));
    return new ChannelBook(channel, opening, all, word, NONE, State.PENDING);
  }

  /** With the gateway's word for the newest voucher. */
  ChannelBook acceptedBy(byte[] word) {
    return new ChannelBook(channel, opening, records, signature, ByteString.of(word), state);
  }

  ChannelBook as(State next) {
    return new ChannelBook(channel, opening, records, signature, accepted, next);
  }

  /**
   * Without a last record that was not accepted. What comes next is signed anew; until then there
   * is no voucher to send.
   */
  ChannelBook firm() {
    if (isFirm()) {
      return this;
    }
    List<RetrievalRecord> rest = records.subList(0, records.size() - 1);
    return new ChannelBook(channel, opening, rest, NONE, NONE, State.SERVED);
  }

  private boolean isFirm() {
    return records.isEmpty() || accepted.length() > 0 || state != State.PENDING;
  }

  /** Whether it leaves out nothing that {@code before} has promised for good. */
  boolean continues(ChannelBook before) {
    long firm = before.firm().count();
    return channel == before.channel()
        && count() >= firm
        && digestAfter(firm).equals(before.digestAfter(firm));
  }

  Voucher voucher() {
    return new Voucher(channel, cumulative(), count(), digestAfter(count()));
  }

  long count() {
    return records.size();
  }

  /** Wei promised since the channel was opened. */
  BigInteger cumulative() {
    return records.stream().map(RetrievalRecord::price).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The running digest after so many records. */
  Bytes32 digestAfter(long count) {
    Bytes32 digest = Bytes32.ZERO;
    for (RetrievalRecord record : records.subList(0, (int) count)) {
      digest = record.digestAfter(digest);
    }
    return digest;
  }

  /** Records that the chain has not settled. */
  List<RetrievalRecord> since(long settled) {
    return records.subList((int) settled, records.size());
  }

  Optional<RetrievalRecord> last() {
    return records.isEmpty() ? Optional.empty() : Optional.of(records.getLast());
  }
}
