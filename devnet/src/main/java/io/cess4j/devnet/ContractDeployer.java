package io.cess4j.devnet;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.deploy.CreationCode;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.TransactionSender;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Founds a network: predicts the address of every contract, then creates them, Directory first, so
 * that each finds the others in its constructor whatever the circle.
 */
public final class ContractDeployer {
  /**
   * In the order of creation. Constants are read in constructors, so NetworkParameters come early.
   */
  private static final List<String> NAMES =
      List.of(
          "NetworkParameters",
          "Vesting",
          "CessToken",
          "Vault",
          "Podr2Verifier",
          "AttestationVerifier",
          "TeeRegistry",
          "Beats",
          "MinerRegistry",
          "Orders",
          "Deals",
          "AuditRounds",
          "LossReports",
          "Penalties",
          "Repair",
          "Upkeep",
          "SettlementOffers",
          "ServedBytes",
          "BeatMembers",
          "EraSettlement",
          "R2sStaking",
          "Credit",
          "R2sElection",
          "R2sConduct",
          "EraRewards",
          "DataRightsRegistry",
          "DataCertificates",
          "CopyChallenges",
          "Lineage",
          "RightsDisputes",
          "AccessTerms",
          "RevenueShares",
          "PayPerRetrieval",
          "RetrievalLedger",
          "Subscriptions",
          "KeySales",
          "Licences",
          "Listings",
          "PurchaseOffers",
          "Auctions",
          "ReaderKeys",
          "Proxies",
          "ShareGrants",
          "ProxyReports",
          "PayingReader",
          "Previews",
          "Architectures",
          "AiGapTasks",
          "AiGapRounds",
          "AiGapRewards",
          "AggregationDispute",
          "AiGapFaults",
          "AiGapDemands",
          "AiGapModels");

  /** Not created by a transaction: the genesis has it (ADR 0023). */
  private static final String VALIDATOR_SET = "ValidatorSet";

  /** Early investors' tokens vest over four years (protocol.md section 1). */
  private static final Duration VESTING = Duration.ofDays(4 * 365);

  private final ChainConnection connection;
  private final TransactionSender deployer;
  private final Address attestationAuthority;

  /**
   * A deployer.
   *
   * @param deployer becomes the governor and gets the genesis tokens that do not vest; nobody else
   *     may use it meanwhile
   * @param attestationAuthority vouches for TEE workers
   */
  public ContractDeployer(
      ChainConnection connection, TransactionSender deployer, Address attestationAuthority) {
    this.connection = connection;
    this.deployer = deployer;
    this.attestationAuthority = attestationAuthority;
  }

  /**
   * Founds the network with day 0 at the newest block. Nothing is sent where any bytecode is
   * missing.
   */
  public Deployment deploy(NetworkProfile profile) {
    new GenesisPlacement(connection).ensure(deployer.address(), List.of(deployer.address()));
    long nonce = connection.pendingNonce(deployer.address());
    Address directory = deployer.address().creation(nonce);
    Map<String, Address> addresses = new LinkedHashMap<>();
    for (String name : NAMES) {
      addresses.put(name, deployer.address().creation(nonce + 1 + addresses.size()));
    }
    addresses.put(VALIDATOR_SET, GenesisPlacement.VALIDATOR_SET);
    Instant genesis = connection.latestBlock().timestamp();
    Map<String, String> codes = codes(profile.from(genesis), directory, addresses);
    long firstBlock = connection.latestBlock().number() + 1;
    create("Directory", directory, CreationCode.directory(addresses, deployer.address()));
    codes.forEach((name, code) -> create(name, require(addresses, name), code));
    deployer.send(GenesisPlacement.VALIDATOR_SET, CreationCode.bindValidatorSet(directory));
    return new Deployment(
        connection.chainId(),
        connection.rpc(),
        profile.name(),
        directory,
        addresses,
        firstBlock,
        connection.latestBlock().number());
  }

  private Map<String, String> codes(
      NetworkProfile profile, Address directory, Map<String, Address> addresses) {
    Address governor = deployer.address();
    Map<String, String> codes = new LinkedHashMap<>();
    for (String name : NAMES) {
      codes.put(
          name,
          switch (name) {
            case "NetworkParameters" ->
                CreationCode.networkParameters(
                    profile.name(), profile.constants(), profile.values(), governor);
            case "Vesting" ->
                CreationCode.vesting(governor, profile.constants().genesis(), VESTING);
            case "CessToken" ->
                CreationCode.cessToken(
                    directory,
                    List.of(governor, require(addresses, "Vesting"), governor, governor, governor));
            case "Vault" ->
                CreationCode.vault(
                    directory,
                    List.of(
                        require(addresses, "Orders"),
                        require(addresses, "Deals"),
                        require(addresses, "MinerRegistry"),
                        require(addresses, "Penalties"),
                        require(addresses, "Repair"),
                        require(addresses, "Upkeep"),
                        require(addresses, "SettlementOffers"),
                        require(addresses, "R2sStaking"),
                        require(addresses, "DataRightsRegistry"),
                        require(addresses, "RightsDisputes"),
                        require(addresses, "RevenueShares"),
                        require(addresses, "PayPerRetrieval"),
                        require(addresses, "Subscriptions"),
                        require(addresses, "KeySales"),
                        require(addresses, "Licences"),
                        require(addresses, "Listings"),
                        require(addresses, "PurchaseOffers"),
                        require(addresses, "Auctions"),
                        require(addresses, "AiGapRewards"),
                        require(addresses, "AiGapDemands")));
            case "Podr2Verifier" -> CreationCode.podr2Verifier();
            case "AttestationVerifier" -> CreationCode.softwareAttestation(attestationAuthority);
            case "TeeRegistry" -> CreationCode.teeRegistry(directory);
            case "Beats" -> CreationCode.beats(directory);
            case "MinerRegistry" -> CreationCode.minerRegistry(directory);
            case "Orders" -> CreationCode.orders(directory);
            case "Deals" -> CreationCode.deals(directory);
            case "AuditRounds" -> CreationCode.auditRounds(directory);
            case "LossReports" -> CreationCode.lossReports(directory);
            case "Penalties" -> CreationCode.penalties(directory);
            case "Repair" -> CreationCode.repair(directory);
            case "Upkeep" -> CreationCode.upkeep(directory);
            case "SettlementOffers" -> CreationCode.settlementOffers(directory);
            case "ServedBytes" -> CreationCode.servedBytes(directory);
            case "BeatMembers" -> CreationCode.beatMembers(directory);
            case "EraSettlement" -> CreationCode.eraSettlement(directory);
            case "R2sStaking" -> CreationCode.r2sStaking(directory);
            case "Credit" -> CreationCode.credit(directory);
            case "R2sElection" -> CreationCode.r2sElection(directory);
            case "R2sConduct" -> CreationCode.r2sConduct(directory);
            case "EraRewards" -> CreationCode.eraRewards(directory);
            case "DataRightsRegistry" -> CreationCode.dataRightsRegistry(directory);
            case "DataCertificates" -> CreationCode.dataCertificates(directory);
            case "CopyChallenges" -> CreationCode.copyChallenges(directory);
            case "Lineage" -> CreationCode.lineage(directory);
            case "RightsDisputes" -> CreationCode.rightsDisputes(directory);
            case "AccessTerms" -> CreationCode.accessTerms(directory);
            case "RevenueShares" -> CreationCode.revenueShares(directory);
            case "PayPerRetrieval" -> CreationCode.payPerRetrieval(directory);
            case "RetrievalLedger" -> CreationCode.retrievalLedger(directory);
            case "Subscriptions" -> CreationCode.subscriptions(directory);
            case "KeySales" -> CreationCode.keySales(directory);
            case "Licences" -> CreationCode.licences(directory);
            case "Listings" -> CreationCode.listings(directory);
            case "PurchaseOffers" -> CreationCode.purchaseOffers(directory);
            case "Auctions" -> CreationCode.auctions(directory);
            case "ReaderKeys" -> CreationCode.readerKeys();
            case "Proxies" -> CreationCode.proxies();
            case "ShareGrants" -> CreationCode.shareGrants(directory);
            case "ProxyReports" -> CreationCode.proxyReports(directory);
            case "PayingReader" -> CreationCode.payingReader(directory);
            case "Previews" -> CreationCode.previews(directory);
            case "Architectures" -> CreationCode.architectures(directory);
            case "AiGapTasks" -> CreationCode.aiGapTasks(directory);
            case "AiGapRounds" -> CreationCode.aiGapRounds(directory);
            case "AiGapRewards" -> CreationCode.aiGapRewards(directory);
            case "AggregationDispute" -> CreationCode.aggregationDispute(directory);
            case "AiGapFaults" -> CreationCode.aiGapFaults(directory);
            case "AiGapDemands" -> CreationCode.aiGapDemands(directory);
            case "AiGapModels" -> CreationCode.aiGapModels(directory);
            default -> throw new IllegalStateException("no creation code for " + name);
          });
    }
    return codes;
  }

  private void create(String name, Address expected, String code) {
    Mined<Address> created = deployer.create(code);
    if (!created.value().equals(expected)) {
      throw new DevnetException.DeploymentDiverged(name, expected, created.value());
    }
  }

  private static Address require(Map<String, Address> addresses, String name) {
    Address address = addresses.get(name);
    if (address == null) {
      throw new IllegalStateException("no predicted address for " + name);
    }
    return address;
  }
}
