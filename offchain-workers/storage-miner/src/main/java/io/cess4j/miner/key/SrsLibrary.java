package io.cess4j.miner.key;

import io.cess4j.chain.contract.TiKey;
import io.cess4j.miner.MinerException.DiskFailed;
import io.cess4j.proofs.ProofsException.SrsRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Structured reference strings of TI keys: fetched once from any TEE worker of the group, checked
 * against the chain's digest and by pairing, kept as a file named after the digest. A file that was
 * altered fails the same check and is fetched again. Safe for many threads.
 */
public final class SrsLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(SrsLibrary.class);

  private final Path folder;
  private final int blockSectors;
  private final TeePeers peers;
  private final SecureRandom random;
  private final Map<Hash256, Srs> checked = new ConcurrentHashMap<>();

  /**
   * Uses {@code folder} for its files.
   *
   * @param blockSectors sectors of a whole block of this network
   */
  public SrsLibrary(Path folder, int blockSectors, TeePeers peers, SecureRandom random) {
    this.folder = folder;
    this.blockSectors = blockSectors;
    this.peers = peers;
    this.random = random;
  }

  /** The SRS of a TI key; empty while no worker of its group serves a right one. */
  public Optional<Srs> find(TiKey key, TiPublicKey points) {
    Hash256 digest = Hash256.of(key.srsDigest().bytes());
    Srs known = checked.get(digest);
    if (known != null) {
      return Optional.of(known);
    }
    synchronized (this) {
      Optional<Srs> found = fromFile(digest, points).or(() -> fetch(key, digest, points));
      found.ifPresent(srs -> checked.put(digest, srs));
      return found;
    }
  }

  private Optional<Srs> fromFile(Hash256 digest, TiPublicKey points) {
    Path file = file(digest);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(check(Files.readAllBytes(file), digest, points));
    } catch (IOException | SrsRejected e) {
      LOG.warn("the SRS in {} cannot be used and is fetched again: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Srs> fetch(TiKey key, Hash256 digest, TiPublicKey points) {
    for (WorkerPeer peer : peers.ofGroup(key.group())) {
      try (WorkerResponse response = peer.send(WorkerRequest.get("/v1/srs"))) {
        byte[] bytes = response.bodyUpTo(G1.COMPRESSED * blockSectors);
        Srs srs = check(bytes, digest, points);
        save(file(digest), bytes);
        return Optional.of(srs);
      } catch (TransportException | SrsRejected e) {
        LOG.warn("no SRS of TI key {} from {}: {}", key.id(), peer.endpoint(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  private Srs check(byte[] bytes, Hash256 digest, TiPublicKey points) {
    return Srs.check(bytes, blockSectors, digest, points, random);
  }

  /** Not synced: what a crash damages is fetched again. */
  private void save(Path file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DiskFailed(file, "the SRS cannot be saved", e);
    }
  }

  private Path file(Hash256 digest) {
    return folder.resolve(digest.toHex() + ".srs");
  }
}
