package io.cess4j.chain;

import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AuditRounds;
import io.cess4j.chain.contract.Beats;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.Conduct;
import io.cess4j.chain.contract.CopyChallenges;
import io.cess4j.chain.contract.DataCertificates;
import io.cess4j.chain.contract.DataRights;
import io.cess4j.chain.contract.Deals;
import io.cess4j.chain.contract.Directory;
import io.cess4j.chain.contract.Election;
import io.cess4j.chain.contract.EraRewards;
import io.cess4j.chain.contract.Lineage;
import io.cess4j.chain.contract.LossReports;
import io.cess4j.chain.contract.Miners;
import io.cess4j.chain.contract.NodeCredit;
import io.cess4j.chain.contract.Orders;
import io.cess4j.chain.contract.Parameters;
import io.cess4j.chain.contract.Penalties;
import io.cess4j.chain.contract.Proxies;
import io.cess4j.chain.contract.ProxyReports;
import io.cess4j.chain.contract.ReaderKeys;
import io.cess4j.chain.contract.Repair;
import io.cess4j.chain.contract.RightsDisputes;
import io.cess4j.chain.contract.ServedBytes;
import io.cess4j.chain.contract.SettlementOffers;
import io.cess4j.chain.contract.ShareGrants;
import io.cess4j.chain.contract.ShareIndex;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.contract.Staking;
import io.cess4j.chain.contract.TeeWorkers;
import io.cess4j.chain.contract.Token;
import io.cess4j.chain.contract.Upkeep;
import io.cess4j.chain.contract.ValidatorSet;
import io.cess4j.chain.contract.Vault;
import io.cess4j.chain.time.ChainClock;
import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.chain.time.SteadyClock;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cess4j network: from an RPC URL and the Directory's address to a client of every contract.
 *
 * <p>Safe for many threads; close it at the end.
 */
public final class Network implements AutoCloseable {
  private final ChainConnection connection;
  private final Directory directory;
  private final Map<String, Address> addresses;
  private final Token token;
  private final Vault vault;
  private final Parameters parameters;
  private final Miners miners;
  private final TeeWorkers teeWorkers;
  private final Beats beats;
  private final Orders orders;
  private final Deals deals;
  private final AuditRounds auditRounds;
  private final Penalties penalties;
  private final Repair repair;
  private final Upkeep upkeep;
  private final SettlementOffers settlementOffers;
  private final ServedBytes servedBytes;
  private final Staking staking;
  private final NodeCredit nodeCredit;
  private final Election election;
  private final ValidatorSet validatorSet;
  private final Conduct conduct;
  private final EraRewards eraRewards;
  private final ProtocolCalendar calendar;
  private final ChainClock clock;
  private final InstantSource machineClock;
  private final Map<Address, TransactionSender> senders = new ConcurrentHashMap<>();

  private Network(ChainConnection connection, Address directoryAddress, InstantSource clock) {
    this.connection = connection;
    this.machineClock = clock;
    this.directory = new Directory(directoryAddress, connection);
    this.addresses = Map.copyOf(directory.all());
    this.token = new Token(find("CessToken"), connection);
    this.vault = new Vault(find("Vault"), connection);
    this.parameters = new Parameters(find("NetworkParameters"), connection);
    this.miners = new Miners(find("MinerRegistry"), connection);
    this.teeWorkers = new TeeWorkers(find("TeeRegistry"), connection);
    this.beats = new Beats(find("Beats"), connection);
    this.orders = new Orders(find("Orders"), connection);
    this.deals = new Deals(find("Deals"), connection);
    this.auditRounds = new AuditRounds(find("AuditRounds"), connection);
    this.penalties = new Penalties(find("Penalties"), connection);
    this.repair = new Repair(find("Repair"), connection);
    this.upkeep = new Upkeep(find("Upkeep"), connection);
    this.settlementOffers = new SettlementOffers(find("SettlementOffers"), connection);
    this.servedBytes = new ServedBytes(find("ServedBytes"), connection);
    this.staking = new Staking(find("R2sStaking"), connection);
    this.nodeCredit = new NodeCredit(find("Credit"), connection);
    this.election = new Election(find("R2sElection"), connection);
    this.validatorSet = new ValidatorSet(find("ValidatorSet"), connection);
    this.conduct = new Conduct(find("R2sConduct"), connection);
    this.eraRewards = new EraRewards(find("EraRewards"), connection);
    this.calendar = new ProtocolCalendar(parameters.constants());
    this.clock = new ChainClock(connection, clock);
  }

  /**
   * Connects and finds all contracts.
   *
   * @throws ChainException.Unreachable where no node answers
   * @throws ChainException.ContractMissing where {@code directory} is no Directory of that chain
   */
  public static Network connect(URI rpc, Address directory) {
    return connect(ChainConnection.open(rpc), directory, new SteadyClock());
  }

  /** The same over an open connection, with the machine's clock injected. */
  public static Network connect(
      ChainConnection connection, Address directory, InstantSource machineClock) {
    return new Network(connection, directory, machineClock);
  }

  private Address find(String name) {
    Address address = addresses.get(name);
    return address != null ? address : directory.find(name); // reverts with NameUnknown
  }

  /** The RPC connection. */
  public ChainConnection connection() {
    return connection;
  }

  /** Names and addresses of all contracts. */
  public Map<String, Address> addresses() {
    return addresses;
  }

  /** The sender of an account; always the same one for the same key. */
  public TransactionSender sender(Account account) {
    return senders.computeIfAbsent(
        account.address(),
        address ->
            new TransactionSender(account, connection, SenderSettings.DEFAULT, machineClock));
  }

  /** Days, windows and beats of this network. */
  public ProtocolCalendar calendar() {
    return calendar;
  }

  /** Time as the chain counts it. */
  public ChainClock clock() {
    return clock;
  }

  /** EIP-712 domain of the Deals contract, in which all signatures of docs/formats.md are made. */
  public TypedDomain domain() {
    return new TypedDomain(connection.chainId(), deals.address());
  }

  /** IDirectory. */
  public Directory directory() {
    return directory;
  }

  /** The CESS token. */
  public Token token() {
    return token;
  }

  /** IVault. */
  public Vault vault() {
    return vault;
  }

  /** INetworkParameters. */
  public Parameters parameters() {
    return parameters;
  }

  /** IMinerRegistry. */
  public Miners miners() {
    return miners;
  }

  /** ITeeRegistry. */
  public TeeWorkers teeWorkers() {
    return teeWorkers;
  }

  /** IBeats. */
  public Beats beats() {
    return beats;
  }

  /** IOrders. */
  public Orders orders() {
    return orders;
  }

  /** IDeals. */
  public Deals deals() {
    return deals;
  }

  /** IAuditRounds. */
  public AuditRounds auditRounds() {
    return auditRounds;
  }

  /** IPenalties. */
  public Penalties penalties() {
    return penalties;
  }

  /** IRepair. */
  public Repair repair() {
    return repair;
  }

  /** IUpkeep. */
  public Upkeep upkeep() {
    return upkeep;
  }

  /** ISettlementOffers. */
  public SettlementOffers settlementOffers() {
    return settlementOffers;
  }

  /** IServedBytes. */
  public ServedBytes servedBytes() {
    return servedBytes;
  }

  /** IR2sStaking. */
  public Staking staking() {
    return staking;
  }

  /** ICredit. */
  public NodeCredit nodeCredit() {
    return nodeCredit;
  }

  /** IR2sElection. */
  public Election election() {
    return election;
  }

  /** IValidatorSet. */
  public ValidatorSet validatorSet() {
    return validatorSet;
  }

  /** IR2sConduct. */
  public Conduct conduct() {
    return conduct;
  }

  /** IEraRewards. */
  public EraRewards eraRewards() {
    return eraRewards;
  }

  /**
   * The contracts of sharing.
   *
   * @throws io.cess4j.contracts.errors.NameUnknown on a network that was founded before there was
   *     sharing
   */
  public Sharing sharing() {
    Address grants = find("ShareGrants");
    Address readerKeys = find("ReaderKeys");
    Address proxies = find("Proxies");
    return new Sharing(
        new ReaderKeys(readerKeys, connection),
        new Proxies(proxies, connection),
        new ShareGrants(grants, connection),
        new ProxyReports(find("ProxyReports"), connection),
        new ShareIndex(connection, grants, readerKeys, proxies));
  }

  /** Whether the network has data rights; one that was founded before there were any has none. */
  public boolean hasDataRights() {
    return addresses.containsKey("DataRightsRegistry") && addresses.containsKey("RightsDisputes");
  }

  /**
   * IDataRightsRegistry.
   *
   * @throws io.cess4j.contracts.errors.NameUnknown on a network that was founded before there were
   *     data rights, as the four clients below
   */
  public DataRights dataRights() {
    return new DataRights(find("DataRightsRegistry"), connection);
  }

  /** IDataCertificates. */
  public DataCertificates dataCertificates() {
    return new DataCertificates(find("DataCertificates"), connection);
  }

  /** ICopyChallenges. */
  public CopyChallenges copyChallenges() {
    return new CopyChallenges(find("CopyChallenges"), connection);
  }

  /** ILineage. */
  public Lineage lineage() {
    return new Lineage(find("Lineage"), connection);
  }

  /** IRightsDisputes. */
  public RightsDisputes rightsDisputes() {
    return new RightsDisputes(find("RightsDisputes"), connection);
  }

  /**
   * Billing and the market of certificates.
   *
   * @throws io.cess4j.contracts.errors.NameUnknown on a network that was founded before there was
   *     any
   */
  public Billing billing() {
    return Billing.of(this::find, connection);
  }

  /** Whether the network has AI Gap; one that was founded before there was any has none. */
  public boolean hasAiGap() {
    return addresses.containsKey("AiGapTasks") && addresses.containsKey("AiGapModels");
  }

  /**
   * The contracts of federated learning.
   *
   * @throws io.cess4j.contracts.errors.NameUnknown on a network that was founded before there were
   *     any
   */
  public AiGap ai() {
    return AiGap.of(this::find, connection);
  }

  /** ILossReports; empty on a network that was founded before there were such reports. */
  public Optional<LossReports> lossReports() {
    return Optional.ofNullable(addresses.get("LossReports"))
        .map(address -> new LossReports(address, connection));
  }

  @Override
  public void close() {
    connection.close();
  }
}
