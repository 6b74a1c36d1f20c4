package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.proofs.ProofsException;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What can be told of a file: from the chain always, its name only with a miner at hand and the key
 * to open it.
 */
final class FileStats {
  private final Network network;
  private final Account account;
  private final OwnerKeys ownerKeys;
  private final KnownFiles files;
  private final DealIndex index;

  FileStats(
      Network network, Account account, OwnerKeys ownerKeys, KnownFiles files, DealIndex index) {
    this.network = network;
    this.account = account;
    this.ownerKeys = ownerKeys;
    this.files = files;
    this.index = index;
  }

  /** Whether a deal is to be told of: it is carried, or was lost. */
  static boolean isShown(Deal deal) {
    return deal.state() == DealState.ACTIVE || deal.state() == DealState.LOST;
  }

  /**
   * Any file.
   *
   * @throws CessException.FileUnknown where no deal carries the id, or did until it was lost
   * @throws CessException.FileInconsistent where active deals carry the id and are no whole file
   */
  FileStat of(String fid) {
    try {
      Optional<Descriptor> descriptor = descriptor(fid);
      return of(fid, descriptor, deal -> isOf(descriptor, deal));
    } catch (CessException.FileUnknown | CessException.FileInconsistent noWholeFile) {
      Address owner = ownerOfLost(fid).orElseThrow(() -> noWholeFile);
      return of(fid, Optional.empty(), deal -> deal.owner().equals(owner));
    }
  }

  /**
   * A file of the account. Whoever activated its deals may have lied about the id; what the account
   * pays for is told all the same, without a name.
   */
  FileStat ofOwn(String fid) {
    try {
      return of(fid);
    } catch (CessException.FileInconsistent notAWholeFile) {
      return of(fid, Optional.empty(), deal -> deal.owner().equals(account.address()));
    }
  }

  /** Of several the account itself: anybody may activate a deal under another file's id. */
  private Optional<Address> ownerOfLost(String fid) {
    List<Address> owners =
        index.ofFile(Bytes32.of("0x" + fid)).stream()
            .map(activated -> network.deals().deal(activated.deal()))
            .filter(deal -> deal.state() == DealState.LOST)
            .map(Deal::owner)
            .toList();
    return owners.contains(account.address())
        ? Optional.of(account.address())
        : owners.stream().findFirst();
  }

  private static boolean isOf(Optional<Descriptor> descriptor, Deal deal) {
    return descriptor.map(known -> known.entry().deals().contains(deal.id())).orElse(true);
  }

  private FileStat of(String fid, Optional<Descriptor> descriptor, Predicate<Deal> belongs) {
    PartStats stats = new PartStats(network, index);
    List<FileStat.Part> parts = new ArrayList<>();
    BigInteger claimable = BigInteger.ZERO;
    BigInteger fines = BigInteger.ZERO;
    long ciphertext = 0;
    int endDay = 0;
    String owner = "";
    for (DealActivated activated : index.ofFile(Bytes32.of("0x" + fid))) {
      Deal deal = network.deals().deal(activated.deal());
      if (isShown(deal) && belongs.test(deal)) {
        parts.add(stats.of(deal, activated));
        claimable = claimable.add(network.deals().claimable(deal.id()));
        fines = fines.add(network.penalties().claimable(deal.id()));
        ciphertext += deal.size();
        endDay = Math.max(endDay, deal.endDay());
        owner = deal.owner().toString();
      }
    }
    if (parts.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    return new FileStat(
        fid,
        owner,
        descriptor.flatMap(this::name),
        descriptor.map(known -> known.entry().plaintextLength()).orElse(ciphertext),
        descriptor.map(known -> known.entry().publicKeys().isPresent()).orElse(false),
        network.calendar().startOf(endDay),
        claimable,
        fines,
        parts);
  }

  private Optional<Descriptor> descriptor(String fid) {
    try {
      return Optional.of(files.find(fid).first());
    } catch (RetrievalException noMinerAnswers) {
      return Optional.empty();
    }
  }

  private Optional<FileName> name(Descriptor descriptor) {
    try {
      FileKeys keys = ownerKeys.open(List.of(descriptor)).getFirst();
      return Optional.of(FileName.open(descriptor.entry(), keys.dataKey()));
    } catch (ProofsException.CapsuleRejected | CiphertextRejectedException somebodyElses) {
      return Optional.empty();
    }
  }
}
