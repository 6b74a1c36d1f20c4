package io.cess4j.sdk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.sdk.ai.Ai;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.market.BoughtKeys;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.probe.Probe;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.sharing.SharedReading;
import io.cess4j.sdk.sharing.Sharing;
import io.cess4j.sdk.storage.Refunds;
import io.cess4j.sdk.storage.SharedKeys;
import io.cess4j.sdk.storage.Storage;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A client of a cess4j network. An account key, an RPC address and the Directory's address suffice
 * to read files; to store one, a gateway is needed too.
 *
 * <pre>{@code
 * try (Cess cess = Cess.connect(rpc, directory, account).through(gateway)) {
 *   StoredFile file = cess.storage().put(Path.of("film.mp4"), PutOptions.defaults());
 *   cess.storage().get(file.fid(), Path.of("copy.mp4"), GetOptions.defaults());
 * }
 * }</pre>
 */
public final class Cess implements AutoCloseable {
  private final Network network;
  private final Account account;
  private final InstantSource clock;
  private final SecureRandom random;
  private final DirectReader direct;
  private final KeyRing ring;
  private final @Nullable GatewayClient gateway;

  private Cess(
      Network network,
      Account account,
      InstantSource clock,
      SecureRandom random,
      DirectReader direct,
      KeyRing ring,
      @Nullable GatewayClient gateway) {
    this.network = network;
    this.account = account;
    this.clock = clock;
    this.random = random;
    this.direct = direct;
    this.ring = ring;
    this.gateway = gateway;
  }

  /**
   * Connects to a chain and finds the network's contracts.
   *
   * @param rpc URL of a node
   * @param directory address of the network's Directory
   * @param account whose files, and who pays
   * @throws io.cess4j.chain.ChainException where the node or the Directory is not there
   */
  public static Cess connect(URI rpc, Address directory, Account account) {
    Network network = Network.connect(rpc, directory);
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    DirectReader direct = new DirectReader(network, account, clock, random);
    return new Cess(network, account, clock, random, direct, KeyRing.inMemory(), null);
  }

  /**
   * The same client with a key ring that lasts: uploads resume with the same keys, and files can be
   * stored so that they can be erased.
   */
  public Cess with(KeyRing lasting) {
    return new Cess(network, account, clock, random, direct, lasting, gateway);
  }

  /** The same client, storing and reading through a gateway. */
  public Cess through(URI gateway) {
    return new Cess(network, account, clock, random, direct, ring, new GatewayClient(gateway));
  }

  /** Files. */
  public Storage storage() {
    return storage(
        new BoughtKeys(network, account).or(new SharedReading(network, account, random)));
  }

  private Storage storage(SharedKeys shared) {
    return new Storage(network, account, direct.workers(), gateway, ring, shared, random);
  }

  /** Files shared with others, and by others. */
  public Sharing sharing() {
    return new Sharing(network, account, storage(), random);
  }

  /** Federated learning. */
  public Ai ai() {
    return new Ai(network, account, storage(), this::sharing);
  }

  /** Data rights. */
  public Rights rights() {
    return new Rights(network, account, random);
  }

  /**
   * Files against payment.
   *
   * @param purse folder in which vouchers are kept; {@link Buying#beside} a keystore. Whoever loses
   *     it can no longer use the account's channels, and waits for their ends
   */
  public Buying buying(Path purse) {
    return new Buying(network, account, purse, this::storage, gateway, random);
  }

  /** What came due to the account for missed days. */
  public Refunds refunds() {
    return new Refunds(network, account);
  }

  /** What keepers get for claiming it. */
  public Settlement settlement() {
    return new Settlement(network, account);
  }

  /** Validators. */
  public Consensus consensus() {
    return new Consensus(network, account);
  }

  /** How the network does, measured from outside. */
  public Probe probe() {
    return new Probe(network, storage(), direct.workers(), clock, random);
  }

  /** Money. */
  public Balances balances() {
    return new Balances(network, account);
  }

  /** Audits: who proved what. */
  public Rounds rounds() {
    return new Rounds(network);
  }

  /** The contracts themselves, for what this class has no method for. */
  public Network network() {
    return network;
  }

  /** Whose client this is. */
  public Address address() {
    return account.address();
  }

  @Override
  public void close() {
    direct.close();
    network.close();
  }
}
