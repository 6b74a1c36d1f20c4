package io.cess4j.consensus.duty;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.header.AuthoredHeader;
import io.cess4j.chain.transaction.TransactionSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Claims the points of blocks that this node authored, by their headers: as many as fit a call, or
 * what there is before it falls out of reach.
 */
final class BlockClaims implements Duty {
  /** A header has about 600 bytes. */
  private static final int A_CALL = 32;

  /** BLOCKHASH reaches 256 blocks back. */
  private static final long REACH = 256;

  /** Blocks that a transaction may take. */
  private static final long MARGIN = 56;

  private final Network network;
  private final TransactionSender sender;
  private final Address validator;
  private final List<AuthoredHeader> own = new ArrayList<>();
  private long looked = -1;

  BlockClaims(Network network, TransactionSender sender, Address validator) {
    this.network = network;
    this.sender = sender;
    this.validator = validator;
  }

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public boolean look() {
    long head = network.connection().latestBlock().number();
    collect(head);
    long era = network.calendar().eraAt(network.connection().latestBlock().timestamp());
    own.removeIf(header -> header.number() <= head - REACH || isClosed(header, era));
    if (own.isEmpty() || (own.size() < A_CALL && !isUrgent(head))) {
      return false;
    }
    List<AuthoredHeader> part = List.copyOf(own.subList(0, Math.min(A_CALL, own.size())));
    network.eraRewards().credit(sender, part.stream().map(AuthoredHeader::hashed).toList());
    own.removeAll(part);
    return true;
  }

  private void collect(long head) {
    long first = Math.max(Math.max(1, head - REACH + 1), looked + 1);
    for (long number = first; number <= head; number++) {
      network
          .connection()
          .header(number)
          .filter(header -> header.author().equals(validator))
          .filter(this::isOfTheNetwork)
          .filter(header -> !network.eraRewards().isCredited(header.number()))
          .ifPresent(own::add);
      looked = number;
    }
    if (head < looked) {
      looked = head; // the chain was rewound
    }
  }

  /** One block of an era before the last one would have the contract refuse its whole call. */
  private boolean isClosed(AuthoredHeader header, long era) {
    return network.calendar().eraAt(header.timestamp()) < era - 1;
  }

  /** On Besu the chain is older than the contracts, and its first blocks belong to no era. */
  private boolean isOfTheNetwork(AuthoredHeader header) {
    return !header.timestamp().isBefore(network.calendar().constants().genesis());
  }

  /** The oldest is nearly out of reach, or its era is over. */
  private boolean isUrgent(long head) {
    AuthoredHeader oldest = own.getFirst();
    Instant now = network.connection().latestBlock().timestamp();
    return oldest.number() <= head - REACH + MARGIN
        || network.calendar().eraAt(oldest.timestamp()) < network.calendar().eraAt(now);
  }
}
