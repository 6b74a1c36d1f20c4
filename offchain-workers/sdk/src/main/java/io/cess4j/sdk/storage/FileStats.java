package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a file: from the chain always, its name only with a miner at hand and the key
 * to open it.
 */
final class FileStats {
  private final Network network;
  private final Account account;
  private final FileFinder finder;
  private final DealIndex index;

  FileStats(Network network, Account account, FileFinder finder, DealIndex index) {
    this.network = network;
    this.account = account;
    this.finder = finder;
    this.index = index;
  }

  FileStat of(String fid) {
    List<FileStat.Part> parts = new ArrayList<>();
    BigInteger claimable = BigInteger.ZERO;
    long ciphertext = 0;
    int endDay = 0;
    String owner = "";
    Optional<Descriptor> descriptor = descriptor(fid);
    for (DealActivated activated : index.ofFile(Bytes32.of("0x" + fid))) {
      Deal deal = network.deals().deal(activated.deal());
      boolean ofTheFile =
          descriptor.map(known -> known.entry().deals().contains(deal.id())).orElse(true);
      if (deal.state() == DealState.ACTIVE && ofTheFile) {
        parts.add(part(deal, activated));
        claimable = claimable.add(network.deals().claimable(deal.id()));
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
        parts);
  }

  private FileStat.Part part(Deal deal, DealActivated activated) {
    List<FileStat.Placement> placements = new ArrayList<>();
    for (int slot = 0; slot < deal.miners().size(); slot++) {
      long miner = deal.miners().get(slot);
      placements.add(
          new FileStat.Placement(
              slot,
              miner,
              network.miners().miner(miner).endpoint(),
              activated.nus().get(slot).hex().substring(2)));
    }
    return new FileStat.Part(
        deal.id(),
        deal.k(),
        deal.n(),
        deal.tiKey(),
        deal.startDay(),
        deal.endDay(),
        deal.rate(),
        placements);
  }

  private Optional<Descriptor> descriptor(String fid) {
    try {
      return Optional.of(finder.find(fid).first());
    } catch (RetrievalException noMinerAnswers) {
      return Optional.empty();
    }
  }

  private Optional<FileName> name(Descriptor descriptor) {
    try (SecretScalar secret = new SealingKeys(account, network.connection().chainId()).secret()) {
      FileKeys keys = FileKeys.open(descriptor, secret);
      return Optional.of(FileName.open(descriptor.entry(), keys.dataKey()));
    } catch (ProofsException.CapsuleRejected somebodyElses) {
      return Optional.empty();
    }
  }
}
