package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Quote;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.contracts.errors.PriceTooLow;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files of an account: price, store, find, read, remove. */
public final class Storage {
  /** mainnet: 4 of 12; elsewhere, where a dozen miners are many, 4 of 6 (protocol.md section 2). */
  private static final int DEFAULT_K = 4;

  private static final Pattern FID = Pattern.compile("[0-9a-f]{64}");

  private final Network network;
  private final Account account;
  private final WorkerClient workers;
  private final @Nullable GatewayClient gateway;
  private final KeyRing ring;
  private final RandomGenerator random;
  private final OwnerKeys keys;
  private final KnownFiles files;
  private final DealIndex index;
  private final SharedKeys shared;

  /**
   * @param ring of the account
   * @param shared gives keys of files that others have shared
   * @param random a SecureRandom outside tests
   */
  public Storage(
      Network network,
      Account account,
      WorkerClient workers,
      @Nullable GatewayClient gateway,
      KeyRing ring,
      SharedKeys shared,
      RandomGenerator random) {
    this.shared = shared;
    this.network = network;
    this.account = account;
    this.workers = workers;
    this.gateway = gateway;
    this.ring = ring;
    this.random = random;
    this.keys = new OwnerKeys(account, network, ring);
    this.files =
        new KnownFiles(
            new FileFinder(new ChainDeals(network), new DescriptorFetcher(workers, random)::fetch));
    this.index = new DealIndex(network.connection(), network.deals().address());
  }

  /** The network's defaults. */
  public StorageTerms defaultTerms() {
    int n = network.parameters().profile().equals("mainnet") ? 12 : 6;
    int term = network.parameters().get(Parameter.DEFAULT_TERM).intValueExact();
    return new StorageTerms(DEFAULT_K, n, term, StorageTerms.ANYWHERE);
  }

  /**
   * What a file of so many bytes would cost.
   *
   * @param terms null for the defaults
   */
  public PutQuote quote(long bytes, @Nullable StorageTerms terms) {
    StorageTerms chosen = terms == null ? defaultTerms() : terms;
    try {
      return quote(bytes, chosen, network.orders().price());
    } catch (PriceTooLow aDayBeganInBetween) {
      return quote(bytes, chosen, network.orders().price());
    }
  }

  private PutQuote quote(long bytes, StorageTerms chosen, BigInteger price) {
    FileLayout layout = new FileLayout(bytes);
    List<Quote> parts = new ArrayList<>();
    long stored = 0;
    for (int part = 0; part < layout.parts(); part++) {
      Quote quote =
          network
              .orders()
              .quote(
                  new Terms(
                      layout.part(part).length(),
                      chosen.k(),
                      chosen.n(),
                      chosen.termDays(),
                      chosen.regions(),
                      account.address(),
                      price));
      parts.add(quote);
      stored += quote.sectors() * 31 * chosen.n();
    }
    BigInteger cost = parts.stream().map(Quote::cost).reduce(BigInteger.ZERO, BigInteger::add);
    Instant expiresAt = parts.getFirst().expiresAt();
    return new PutQuote(chosen, bytes, layout.ciphertextBytes(), stored, cost, expiresAt, parts);
  }

  /** Stores a file at today's price. */
  public StoredFile put(Path file, PutOptions options) {
    return put(file, quote(sizeOf(file), options.terms()), options);
  }

  /**
   * Stores a file at a price that was shown before, or at the new one where the price rose by up to
   * a hundredth since: never for more than {@link PutQuote#mostCost}.
   *
   * @throws io.cess4j.protocol.MalformedValueException for a name, type or keywords that cannot be
   *     kept, before anything is signed
   * @throws CessException.NetworkFull where the miners have not the room, before anything is signed
   * @throws CessException.BalanceTooLow before anything is signed
   * @throws CessException.GatewayMissing without a gateway
   * @throws CessException.GatewayFailed where the gateway refuses or breaks off; it tells of every
   *     order: deals that stand are removed where nobody stores the rest, orders that are not
   *     stored can be used again ({@link PutOptions#resumed}) or cancelled
   * @throws CessException.OrderGone the same, where the chain was rewound
   * @throws CessException.OrderRefused where the chain refuses one of several orders
   * @throws io.cess4j.contracts.errors.PriceTooLow where the price has risen by more meanwhile
   */
  public StoredFile put(Path file, PutQuote quote, PutOptions options) {
    long size = sizeOf(file);
    if (size != quote.plaintextBytes()) {
      throw new CessException.LocalFile(
          "%s has %d bytes, the quote is for %d: ask for a new one"
              .formatted(file, size, quote.plaintextBytes()),
          null);
    }
    new Room(network).check(quote);
    checkBalance(quote, options);
    return new Uploader(network, account, needGateway(), keys, ring, random)
        .put(file, quote, options);
  }

  /** Of a resumed upload some orders are paid already; the chain refuses the others. */
  private void checkBalance(PutQuote quote, PutOptions options) {
    BigInteger available = network.vault().balanceOf(account.address());
    if (!options.resuming() && available.compareTo(quote.cost()) < 0) {
      throw new CessException.BalanceTooLow(
          account.address().toString(), quote.cost().toString(), available.toString());
    }
  }

  /** Orders of the account that hold money and are no deals yet, oldest first. */
  public List<Order> openOrders() {
    return new OpenOrders(network, account.address()).all();
  }

  /**
   * Reads a file into {@code target}, going on where an earlier call stopped.
   *
   * @throws CessException.FileUnknown for an id that no active deal carries
   * @throws CessException.NotReadable for somebody else's private file that is not shared with this
   *     account
   * @throws CessException.ProxiesFailed for one that is, where too few proxies give its key
   */
  public void get(String fid, Path target, GetOptions options) {
    FileReader reader = reader();
    if (options.direct()) {
      reader.direct(checked(fid), target, options.progress());
    } else {
      reader.through(needGateway(), checked(fid), target, options.progress());
    }
  }

  /**
   * A file of this account with its keys in the open, read from the miners.
   *
   * @throws CessException.FileUnknown for an id that no active deal carries
   * @throws CessException.NotReadable for somebody else's private file
   * @throws CessException.KeptErasable for one whose key must not leave the key ring
   */
  public OwnFile open(String fid) {
    return reader().own(checked(fid));
  }

  private FileReader reader() {
    return new FileReader(network, keys, files, workers, shared);
  }

  /** A file as chain and descriptors show it. */
  public FileStat stat(String fid) {
    return new FileStats(network, account, keys, files, index).of(checked(fid));
  }

  /** The account's files that are not removed, lost ones too, oldest first. */
  public List<FileStat> list() {
    Set<String> fids = new LinkedHashSet<>();
    for (DealActivated deal : index.ofOwner(account.address())) {
      if (FileStats.isShown(network.deals().deal(deal.deal()))) {
        fids.add(deal.fid().hex().substring(2));
      }
    }
    FileStats stats = new FileStats(network, account, keys, files, index);
    return fids.stream().map(stats::ofOwn).toList();
  }

  /**
   * Removes a file: its fees stop at once, what is not used comes back. Gives the wei that came
   * back.
   */
  public BigInteger remove(String fid) {
    List<DealActivated> deals = active(ownDeals(checked(fid)));
    if (deals.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    return end(deals);
  }

  /**
   * Destroys the one key that opens an erasable file, then ends its deals. What is left of it with
   * miners, or in copies of its descriptor, opens with no key that exists; what somebody has read
   * already, and old copies of the key ring, are out of reach.
   *
   * @throws CessException.FileUnknown where the account never had a deal of that id
   * @throws CessException.NotErasable for a file whose key the account key gives again; nothing was
   *     changed then
   */
  public Erasure erase(String fid) {
    List<DealActivated> deals = ownDeals(checked(fid));
    if (deals.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    if (!ring.erase(Place.of(network), deals.stream().map(DealActivated::deal).toList())) {
      throw new CessException.NotErasable(fid);
    }
    List<DealActivated> carried = active(deals);
    return new Erasure(
        checked(fid), carried.stream().map(DealActivated::deal).toList(), end(carried));
  }

  /** Whatever became of them; whoever activated them, the account placed their orders. */
  private List<DealActivated> ownDeals(String fid) {
    return index.ofFile(Bytes32.of("0x" + fid)).stream()
        .filter(deal -> deal.owner().equals(account.address()))
        .toList();
  }

  private List<DealActivated> active(List<DealActivated> deals) {
    return deals.stream()
        .filter(deal -> network.deals().deal(deal.deal()).state() == DealState.ACTIVE)
        .toList();
  }

  private BigInteger end(List<DealActivated> deals) {
    BigInteger back = BigInteger.ZERO;
    for (DealActivated deal : deals) {
      back =
          back.add(
              network
                  .deals()
                  .remove(network.sender(account), deal.deal(), index.carriers(deal).holdings())
                  .value());
    }
    return back;
  }

  /**
   * Cancels orders of the account that did not become deals. Gives the wei that came back.
   *
   * @throws io.cess4j.contracts.errors.ContractRevert for an order that is a deal already, or
   *     somebody else's
   */
  public BigInteger cancel(List<Long> orders) {
    BigInteger back = BigInteger.ZERO;
    for (long order : orders) {
      back = back.add(network.orders().cancel(network.sender(account), order).value());
    }
    return back;
  }

  private GatewayClient needGateway() {
    if (gateway == null) {
      throw new CessException.GatewayMissing();
    }
    return gateway;
  }

  private static String checked(String fid) {
    String digits = fid.startsWith("0x") ? fid.substring(2) : fid;
    if (!FID.matcher(digits).matches()) {
      throw new CessException.FileUnknown(fid + " (an id has 64 hex digits)");
    }
    return digits;
  }

  private static long sizeOf(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new CessException.LocalFile(file + " is no regular file: name one", null);
      }
      return Files.size(file);
    } catch (IOException e) {
      throw new CessException.LocalFile("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
