package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds files by the chain's deals and their descriptors, and reads them from the miners. */
final class NetworkFiles implements PublicFiles {
  /** Whoever stores more under a task's end to hide one has paid for all of them. */
  private static final int MOST_LOOKED_AT = 64;

  private final Network network;
  private final Storage storage;

  NetworkFiles(Network network, Storage storage) {
    this.network = network;
    this.storage = storage;
  }

  @Override
  public List<Bytes32> named(Address owner, String name, long firstBlock) {
    DealIndex index = new DealIndex(network.connection(), network.deals().address());
    return index.ofOwner(owner).reversed().stream()
        .filter(deal -> deal.at().blockNumber() >= firstBlock)
        .map(DealActivated::fid)
        .distinct()
        .limit(MOST_LOOKED_AT)
        .filter(fid -> isNamed(fid, name))
        .toList();
  }

  private boolean isNamed(Bytes32 fid, String name) {
    try {
      Optional<FileStat> stat = Optional.of(storage.stat(digits(fid)));
      return stat.flatMap(FileStat::name).filter(own -> own.name().equals(name)).isPresent();
    } catch (CessException | RetrievalException removedOrOutOfReach) {
      return false;
    }
  }

  @Override
  public byte[] read(Bytes32 fid, long most) {
    long length = storage.stat(digits(fid)).bytes();
    if (length > most) {
      throw new CessException.FileInconsistent(
          digits(fid), "it has %d bytes, at most %d are taken".formatted(length, most));
    }
    try {
      Path folder = Files.createTempDirectory("ai-gap-model");
      Path target = folder.resolve("file");
      try {
        storage.get(digits(fid), target, GetOptions.defaults().directly());
        return Files.readAllBytes(target);
      } finally {
        Files.deleteIfExists(target);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new CessException.LocalFile("file " + fid + " could not be kept for a moment", e);
    }
  }

  static String digits(Bytes32 fid) {
    return fid.hex().substring("0x".length());
  }
}
