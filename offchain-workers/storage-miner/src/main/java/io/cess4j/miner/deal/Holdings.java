package io.cess4j.miner.deal;

import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tagged holdings: fragments, descriptor, sigmas and evidence. The evidence is written last, so
 * where it is, all else is. Safe for many threads.
 */
public final class Holdings {

  /** Column family of the database. */
  public static final String FAMILY = "holdings";

  private static final String DESCRIPTOR = "descriptor";
  private static final String SIGMAS = "sigmas";

  private final KeyValueStore store;
  private final FragmentStore fragments;

  /** Over the same database and files as {@code fragments}. */
  public Holdings(KeyValueStore store, FragmentStore fragments) {
    this.store = store;
    this.fragments = fragments;
  }

  /** The fragments' own store. */
  public FragmentStore fragments() {
    return fragments;
  }

  /** Evidence of a tagged holding. */
  public Optional<Evidence> find(long deal) {
    return store.get(FAMILY, key(deal)).map(value -> Evidence.decode(deal, value));
  }

  /** The slot that is stored of a deal; empty where nothing is. */
  public OptionalInt slotOf(long deal) {
    return fragments.ofDeal(deal).stream().mapToInt(Fragment::slot).findFirst();
  }

  /** Descriptor and gateway's signature of a tagged holding. */
  public Optional<byte[]> descriptor(long deal) {
    if (find(deal).isEmpty()) {
      return Optional.empty();
    }
    Path file = descriptorFile(deal);
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DataLost(deal, "the descriptor %s cannot be read (%s)".formatted(file, e));
    }
  }

  /**
   * Keeps a tagged holding; durable when it returns.
   *
   * @param descriptor with the gateway's signature
   * @param sigmas 48 bytes a block
   */
  public void keep(Evidence evidence, byte[] descriptor, byte[] sigmas) {
    fragments.writeBeside(evidence.deal(), DESCRIPTOR, descriptor);
    fragments.writeBeside(evidence.deal(), SIGMAS, sigmas);
    store.put(FAMILY, key(evidence.deal()), evidence.encode());
  }

  /**
   * The authenticator of a block.
   *
   * @throws DataLost where it is missing or altered
   */
  public G1 sigma(long deal, long block) {
    Path file = sigmasFile(deal);
    byte[] bytes = new byte[G1.COMPRESSED];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(block * G1.COMPRESSED);
      in.readFully(bytes);
      return G1.ofCompressed(bytes);
    } catch (IOException | ProofsException e) {
      throw new DataLost(deal, "sigma %d in %s is unusable (%s)".formatted(block, file, e));
    }
  }

  /** Whether the authenticator of a block is a point of the group. */
  public boolean hasSigma(long deal, long block) {
    try {
      return !sigma(deal, block).isInfinity();
    } catch (DataLost altered) {
      return false;
    }
  }

  /** Where the descriptor and the gateway's signature are. */
  public Path descriptorFile(long deal) {
    return fragments.beside(deal, DESCRIPTOR);
  }

  /** Where the authenticators are. */
  public Path sigmasFile(long deal) {
    return fragments.beside(deal, SIGMAS);
  }

  /** The holding's bytes. */
  public HoldingReader reader(long deal) {
    List<Fragment> all = fragments.ofDeal(deal);
    if (all.isEmpty()) {
      throw new DataLost(deal, "no fragment of it is stored");
    }
    return new HoldingReader(fragments, all);
  }

  /** All deals of which anything is known, tagged or not, ascending. */
  public List<Long> deals() {
    SortedSet<Long> deals = new TreeSet<>();
    for (String family : List.of(FragmentStore.FAMILY, FAMILY)) {
      store.scan(
          family,
          new byte[0],
          (key, value) -> {
            deals.add(Integer.toUnsignedLong(ByteBuffer.wrap(key).getInt()));
            return true;
          });
    }
    return List.copyOf(deals);
  }

  /** Forgets a deal. */
  public void delete(long deal) {
    store.delete(FAMILY, key(deal));
    fragments.deleteDeal(deal);
  }

  private static byte[] key(long deal) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) deal).array();
  }
}
