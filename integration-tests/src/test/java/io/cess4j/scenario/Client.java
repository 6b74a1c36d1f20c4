package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Rounds;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.Storage;
import io.cess4j.sdk.storage.StorageTerms;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A data owner with the SDK in hand. */
public final class Client implements AutoCloseable {
  private final Account account;
  private final Cess cess;
  private final Path folder;
  private final AtomicInteger copies = new AtomicInteger();

  public Client(URI rpc, Address directory, Account account, URI gateway, NetworkFolder folder) {
    this.account = account;
    this.cess = Cess.connect(rpc, directory, account).through(gateway);
    this.folder = folder.home().resolve("client");
  }

  public Account account() {
    return account;
  }

  /** Where its own files lie, in the clear. */
  public Path folder() {
    return folder;
  }

  public Network network() {
    return cess.network();
  }

  public Rounds rounds() {
    return cess.rounds();
  }

  /** Money back for what is not stored and will not be. */
  public void cancelsOpenOrders() {
    storage().cancel(storage().openOrders().stream().map(Order::id).toList());
  }

  /** All that the SDK does with files. */
  public Storage storage() {
    return cess.storage();
  }

  /** Free money in the vault, wei. */
  public BigInteger money() {
    return cess.balances().vault();
  }

  /** A file of this client with these bytes. */
  public Path writes(String name, byte[] content) {
    try {
      return Files.write(Files.createDirectories(folder).resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Orders, pays, uploads, and waits until the chain says that it is stored. */
  public StoredFile stores(String name, byte[] content) {
    return cess.storage().put(writes(name, content), PutOptions.defaults());
  }

  /** The same on n miners, any k of which restore it, for the shortest term. */
  public StoredFile storesOn(int k, int n, String name, byte[] content) {
    int term = network().parameters().get(Parameter.MINIMUM_TERM).intValueExact();
    return cess.storage()
        .put(
            writes(name, content),
            PutOptions.defaults().with(new StorageTerms(k, n, term, StorageTerms.ANYWHERE)));
  }

  /** As {@link #stores(String, byte[])}, of a file that may be larger than memory. */
  public StoredFile stores(Path file) {
    return cess.storage().put(file, PutOptions.defaults());
  }

  /** What storing so many bytes would cost now. */
  public PutQuote quote(int length) {
    return cess.storage().quote(length, null);
  }

  /** Stores at a price that was told before. */
  public StoredFile stores(String name, byte[] content, PutQuote quote) {
    return cess.storage().put(writes(name, content), quote, PutOptions.defaults());
  }

  public FileStat stat(StoredFile file) {
    return cess.storage().stat(file.fid());
  }

  /** Wei that the chain holds for all days of a file's deals, paid out day by day. */
  public BigInteger feesOf(StoredFile file) {
    return file.deals().stream().map(this::feesOf).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /**
   * Wei for all days of one deal. Less than its order cost where a day began before it was stored:
   * activation gives that day back.
   */
  public BigInteger feesOf(long id) {
    Deal deal = network().deals().deal(id);
    return deal.rate()
        .multiply(BigInteger.valueOf((long) deal.n() * (deal.endDay() - deal.startDay())));
  }

  /** Content through the gateway. */
  public byte[] reads(StoredFile file) {
    return get(file, GetOptions.defaults());
  }

  /** Content from the miners, with no gateway. */
  public byte[] readsDirectly(StoredFile file) {
    return get(file, GetOptions.defaults().directly());
  }

  /** A copy of the file through the gateway. */
  public Path copies(StoredFile file) {
    return copy(file, GetOptions.defaults());
  }

  /** A copy of the file from the miners. */
  public Path copiesDirectly(StoredFile file) {
    return copy(file, GetOptions.defaults().directly());
  }

  private Path copy(StoredFile file, GetOptions options) {
    Path copy = folder.resolve("copy-" + copies.incrementAndGet());
    cess.storage().get(file.fid(), copy, options);
    return copy;
  }

  private byte[] get(StoredFile file, GetOptions options) {
    try {
      return Files.readAllBytes(copy(file, options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends the file's deals.
   *
   * @return wei that came back
   */
  public BigInteger removes(StoredFile file) {
    return cess.storage().remove(file.fid());
  }

  @Override
  public void close() {
    cess.close();
  }
}
