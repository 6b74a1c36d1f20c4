package io.cess4j.ai.worker.play;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.chain.event.ReaderKeyRegistered;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom updates are sealed to: the accounts of the seats, by their reader keys. */
final class Members {
  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  private final Desk desk;

  Members(Desk desk) {
    this.desk = desk;
  }

  /** Account of every seat that is active. */
  Map<Integer, Address> accounts(int active) {
    Map<Integer, Address> accounts = new TreeMap<>();
    for (AiGapJoined joined : desk.ai().index().joined(desk.task())) {
      if ((active >>> joined.seat() & 1) != 0) {
        accounts.put(joined.seat(), joined.account()); // the last one that took the seat
      }
    }
    return accounts;
  }

  /** Members of the active seats; one without a key that can be used gets no capsule. */
  List<Member> of(int active) {
    List<Member> members = new ArrayList<>();
    accounts(active)
        .forEach(
            (seat, account) -> key(account).ifPresent(key -> members.add(new Member(seat, key))));
    return members;
  }

  /** The task's creator, who gets models only. */
  Optional<Member> creator() {
    return key(desk.ai().tasks().creatorOf(desk.task()))
        .map(key -> new Member(Container.CREATOR, key));
  }

  /**
   * All keys that the accounts of the active seats have ever registered, newest first. Who changes
   * its key keeps the secret of the one before, for a sender may have known no other.
   */
  Map<Integer, List<G1>> keys(int active) {
    Map<Integer, List<G1>> keys = new TreeMap<>();
    accounts(active).forEach((seat, account) -> keys.put(seat, keys(account)));
    return keys;
  }

  private List<G1> keys(Address account) {
    return desk.network().sharing().index().readerKeys(account).reversed().stream()
        .map(registered -> G1.ofEip2537(registered.key()))
        .toList();
  }

  private Optional<G1> key(Address account) {
    Sharing sharing = desk.network().sharing();
    Optional<ReaderKeyRegistered> registered = sharing.index().readerKey(account);
    try {
      return registered
          .filter(
              key ->
                  sharing.readerKeys().digestOf(account).equals(Bytes32.of(Keccak.hash(key.key()))))
          .map(key -> G1.ofEip2537(key.key()));
    } catch (ProofsException noPoint) {
      LOG.warn("{} has a reader key that is no point: {}", account, noPoint.getMessage());
      return Optional.empty();
    }
  }
}
