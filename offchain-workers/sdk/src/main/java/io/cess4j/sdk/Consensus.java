package io.cess4j.sdk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import java.util.ArrayList;
import java.util.List;

/** What anybody may do about validators (protocol.md section 7, ADR 0023). */
public final class Consensus {
  private final Network network;
  private final Account account;

  Consensus(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * Puts the winners of an era's election into office, in the era after it.
   *
   * @throws io.cess4j.contracts.errors.NothingToConclude where somebody else has
   */
  public Bytes32 conclude(long era) {
    return network.election().conclude(network.sender(account), era).transaction();
  }

  /**
   * Proves that one key sealed two headers of one height and round; a share of the fine is the
   * account's.
   *
   * @param first RLP as sent, with round and seals
   * @param firstSeal index of the seal in it
   */
  public Bytes32 proveEquivocation(byte[] first, int firstSeal, byte[] second, int secondSeal) {
    return network
        .conduct()
        .proveEquivocation(network.sender(account), first, firstSeal, second, secondSeal)
        .transaction();
  }

  /**
   * Proves with the newest blocks that a validator authored none of the last three turns.
   *
   * @throws io.cess4j.contracts.errors.Authored where it did
   * @throws io.cess4j.contracts.errors.BlockTooOld where it was accused by them before, or the set
   *     is younger
   */
  public Bytes32 proveAbsence(Address validator) {
    ChainConnection connection = network.connection();
    long head = connection.latestBlock().number();
    List<byte[]> headers = new ArrayList<>();
    for (long number = head - network.conduct().blocksForAbsence() + 1; number <= head; number++) {
      long wanted = number;
      headers.add(
          connection
              .header(number)
              .orElseThrow(() -> new ChainException.BlockMissing(wanted))
              .hashed());
    }
    return network
        .conduct()
        .proveAbsence(network.sender(account), validator, headers)
        .transaction();
  }
}
