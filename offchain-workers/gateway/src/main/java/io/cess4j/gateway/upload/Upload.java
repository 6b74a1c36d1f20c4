package io.cess4j.gateway.upload;

import java.util.List;

/**
 * Where an upload stands; what the gateway remembers of it (never a key).
 *
 * @param id 32 hex digits, unguessable
 * @param owner 0x address
 * @param deals one a part
 * @param fid 64 hex digits, empty until all fragments are made
 * @param transactions one an activated deal
 * @param expiresAt seconds of chain time, 0 until stored
 * @param failure empty unless FAILED
 */
public record Upload(
    String id,
    State state,
    String owner,
    List<Long> deals,
    long bytes,
    String fid,
    List<String> transactions,
    long expiresAt,
    String failure) {
  /** Steps in the life of an upload. */
  public enum State {
    /** The body is coming; a restart loses it. */
    RECEIVING,
    /** All fragments and descriptors are in the spool; a restart goes on. */
    STORING,
    /** Every deal is active on chain. */
    STORED,
    /** It will not be stored; the client may cancel its orders. */
    FAILED
  }

  public Upload {
    deals = List.copyOf(deals);
    transactions = List.copyOf(transactions);
  }

  Upload storing(String newFid) {
    return new Upload(id, State.STORING, owner, deals, bytes, newFid, transactions, 0, "");
  }

  Upload stored(List<String> newTransactions, long newExpiresAt) {
    return new Upload(
        id, State.STORED, owner, deals, bytes, fid, newTransactions, newExpiresAt, "");
  }

  Upload failed(String why) {
    return new Upload(id, State.FAILED, owner, deals, bytes, fid, transactions, 0, why);
  }

  /** Nothing more will happen. */
  public boolean ended() {
    return state == State.STORED || state == State.FAILED;
  }
}
