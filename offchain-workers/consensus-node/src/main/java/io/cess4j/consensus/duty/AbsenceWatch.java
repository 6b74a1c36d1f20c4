package io.cess4j.consensus.duty;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.header.AuthoredHeader;
import io.cess4j.chain.transaction.TransactionSender;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that a validator authored none of the last three turns, so that its seat is drawn anew
 * within the era; a share of the fine is the reporter's.
 */
final class AbsenceWatch implements Duty {
  private static final Logger LOG = LoggerFactory.getLogger(AbsenceWatch.class);

  private final Network network;
  private final TransactionSender sender;
  private final Address own;
  private final TreeMap<Long, AuthoredHeader> recent = new TreeMap<>();
  private long accusedUntil;

  AbsenceWatch(Network network, TransactionSender sender, Address own) {
    this.network = network;
    this.sender = sender;
    this.own = own;
  }

  @Override
  public String name() {
    return "absence";
  }

  @Override
  public boolean look() {
    int wanted = network.conduct().blocksForAbsence();
    long head = network.connection().latestBlock().number();
    long first = head - wanted + 1;
    if (first <= Math.max(network.validatorSet().changedAt(), accusedUntil)) {
      return false;
    }
    if (!remember(first, head)) {
      return false;
    }
    List<AuthoredHeader> headers = List.copyOf(recent.values());
    Set<Address> authors =
        headers.stream().map(AuthoredHeader::author).collect(Collectors.toUnmodifiableSet());
    for (Address validator : network.validatorSet().validators()) {
      if (!authors.contains(validator) && !validator.equals(own)) {
        LOG.info("{} authored none of the blocks {} to {}", validator, first, head);
        accusedUntil = head;
        recent.clear(); // should the chain have been rewound, they are not its blocks any more
        network
            .conduct()
            .proveAbsence(sender, validator, headers.stream().map(AuthoredHeader::hashed).toList());
        return true;
      }
    }
    return false;
  }

  /** Reads what is new of these blocks; false where the node has not all of them. */
  private boolean remember(long first, long head) {
    recent.headMap(first).clear();
    recent.tailMap(head + 1).clear();
    if (!recent.containsKey(first)) {
      recent.clear(); // more are wanted than before
    }
    long next = recent.isEmpty() ? first : recent.lastKey() + 1;
    for (long number = next; number <= head; number++) {
      Optional<AuthoredHeader> header = network.connection().header(number);
      if (header.isEmpty()) {
        return false;
      }
      recent.put(number, header.get());
    }
    return true;
  }
}
