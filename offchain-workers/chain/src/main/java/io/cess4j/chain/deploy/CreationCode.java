package io.cess4j.chain.deploy;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.contracts.AccessTerms;
import io.cess4j.contracts.AggregationDispute;
import io.cess4j.contracts.AiGapDemands;
import io.cess4j.contracts.AiGapFaults;
import io.cess4j.contracts.AiGapModels;
import io.cess4j.contracts.AiGapRewards;
import io.cess4j.contracts.AiGapRounds;
import io.cess4j.contracts.AiGapTasks;
import io.cess4j.contracts.Architectures;
import io.cess4j.contracts.Auctions;
import io.cess4j.contracts.AuditRounds;
import io.cess4j.contracts.BeatMembers;
import io.cess4j.contracts.Beats;
import io.cess4j.contracts.CessToken;
import io.cess4j.contracts.CopyChallenges;
import io.cess4j.contracts.Credit;
import io.cess4j.contracts.DataCertificates;
import io.cess4j.contracts.DataRightsRegistry;
import io.cess4j.contracts.Deals;
import io.cess4j.contracts.Directory;
import io.cess4j.contracts.EraRewards;
import io.cess4j.contracts.EraSettlement;
import io.cess4j.contracts.KeySales;
import io.cess4j.contracts.Licences;
import io.cess4j.contracts.Lineage;
import io.cess4j.contracts.Listings;
import io.cess4j.contracts.LossReports;
import io.cess4j.contracts.MinerRegistry;
import io.cess4j.contracts.NetworkParameters;
import io.cess4j.contracts.Orders;
import io.cess4j.contracts.PayPerRetrieval;
import io.cess4j.contracts.PayingReader;
import io.cess4j.contracts.Penalties;
import io.cess4j.contracts.Podr2Verifier;
import io.cess4j.contracts.Previews;
import io.cess4j.contracts.Proxies;
import io.cess4j.contracts.ProxyReports;
import io.cess4j.contracts.PurchaseOffers;
import io.cess4j.contracts.R2sConduct;
import io.cess4j.contracts.R2sElection;
import io.cess4j.contracts.R2sStaking;
import io.cess4j.contracts.ReaderKeys;
import io.cess4j.contracts.Repair;
import io.cess4j.contracts.RetrievalLedger;
import io.cess4j.contracts.RevenueShares;
import io.cess4j.contracts.RightsDisputes;
import io.cess4j.contracts.ServedBytes;
import io.cess4j.contracts.SettlementOffers;
import io.cess4j.contracts.ShareGrants;
import io.cess4j.contracts.SoftwareAttestation;
import io.cess4j.contracts.Subscriptions;
import io.cess4j.contracts.TeeRegistry;
import io.cess4j.contracts.Upkeep;
import io.cess4j.contracts.Vault;
import io.cess4j.contracts.Vesting;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.StaticArray5;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint64;

/**
 * Creation code of the contracts: bytecode and encoded constructor arguments, 0x-hex, ready for
 * {@code TransactionSender.create}.
 */
public final class CreationCode {
  private CreationCode() {}

  /** Directory(names, addresses, governor). */
  public static String directory(Map<String, Address> entries, Address governor) {
    List<Bytes32> names =
        entries.keySet().stream()
            .map(name -> new Bytes32(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32)))
            .toList();
    return code(
        "Directory",
        Directory.BINARY,
        new DynamicArray<>(Bytes32.class, names),
        addresses(List.copyOf(entries.values())),
        word(governor));
  }

  /** NetworkParameters(profile, constants, values in the order of {@link Parameter}, governor). */
  public static String networkParameters(
      String profile, Constants constants, Map<Parameter, BigInteger> values, Address governor) {
    List<Uint256> words =
        Stream.of(Parameter.values())
            .map(
                parameter -> {
                  BigInteger value = values.get(parameter);
                  if (value == null) {
                    throw new IllegalArgumentException("no value for parameter " + parameter);
                  }
                  return new Uint256(value);
                })
            .toList();
    return code(
        "NetworkParameters",
        NetworkParameters.BINARY,
        new Utf8String(profile),
        new NetworkParameters.Constants(
            seconds(constants.genesis()),
            seconds(constants.day()),
            BigInteger.valueOf(constants.windows()),
            seconds(constants.window()),
            seconds(constants.grace()),
            seconds(constants.beat()),
            seconds(constants.era()),
            BigInteger.valueOf(constants.unitBytes()),
            BigInteger.valueOf(constants.blockSectors())),
        new DynamicArray<>(Uint256.class, words),
        word(governor));
  }

  /**
   * CessToken(directory, recipients of contributors, investors, community, partners, foundation).
   */
  public static String cessToken(Address directory, List<Address> recipients) {
    return code(
        "CessToken",
        CessToken.BINARY,
        word(directory),
        new StaticArray5<>(
            org.web3j.abi.datatypes.Address.class,
            recipients.stream().map(CreationCode::word).toList()));
  }

  /** Vault(directory, first controllers). */
  public static String vault(Address directory, List<Address> controllers) {
    return code("Vault", Vault.BINARY, word(directory), addresses(controllers));
  }

  /** Vesting(beneficiary, start, duration). */
  public static String vesting(Address beneficiary, Instant start, Duration duration) {
    return code(
        "Vesting",
        Vesting.BINARY,
        word(beneficiary),
        new Uint64(seconds(start)),
        new Uint64(seconds(duration)));
  }

  /** Podr2Verifier(). */
  public static String podr2Verifier() {
    return code("Podr2Verifier", Podr2Verifier.BINARY);
  }

  /** SoftwareAttestation(authority). */
  public static String softwareAttestation(Address authority) {
    return code("SoftwareAttestation", SoftwareAttestation.BINARY, word(authority));
  }

  /** TeeRegistry(directory). */
  public static String teeRegistry(Address directory) {
    return code("TeeRegistry", TeeRegistry.BINARY, word(directory));
  }

  /** Beats(directory). */
  public static String beats(Address directory) {
    return code("Beats", Beats.BINARY, word(directory));
  }

  /** MinerRegistry(directory). */
  public static String minerRegistry(Address directory) {
    return code("MinerRegistry", MinerRegistry.BINARY, word(directory));
  }

  /** Orders(directory). */
  public static String orders(Address directory) {
    return code("Orders", Orders.BINARY, word(directory));
  }

  /** LossReports(directory). */
  public static String lossReports(Address directory) {
    return code("LossReports", LossReports.BINARY, word(directory));
  }

  /** Penalties(directory). */
  public static String penalties(Address directory) {
    return code("Penalties", Penalties.BINARY, word(directory));
  }

  /** Repair(directory). */
  public static String repair(Address directory) {
    return code("Repair", Repair.BINARY, word(directory));
  }

  /** Upkeep(directory). */
  public static String upkeep(Address directory) {
    return code("Upkeep", Upkeep.BINARY, word(directory));
  }

  /** SettlementOffers(directory). */
  public static String settlementOffers(Address directory) {
    return code("SettlementOffers", SettlementOffers.BINARY, word(directory));
  }

  /** ServedBytes(directory). */
  public static String servedBytes(Address directory) {
    return code("ServedBytes", ServedBytes.BINARY, word(directory));
  }

  /** Deals(directory). */
  public static String deals(Address directory) {
    return code("Deals", Deals.BINARY, word(directory));
  }

  /** AuditRounds(directory). */
  public static String auditRounds(Address directory) {
    return code("AuditRounds", AuditRounds.BINARY, word(directory));
  }

  /** BeatMembers(directory). */
  public static String beatMembers(Address directory) {
    return code("BeatMembers", BeatMembers.BINARY, word(directory));
  }

  /** EraSettlement(directory). */
  public static String eraSettlement(Address directory) {
    return code("EraSettlement", EraSettlement.BINARY, word(directory));
  }

  /** R2sStaking(directory). */
  public static String r2sStaking(Address directory) {
    return code("R2sStaking", R2sStaking.BINARY, word(directory));
  }

  /** Credit(directory). */
  public static String credit(Address directory) {
    return code("Credit", Credit.BINARY, word(directory));
  }

  /** R2sElection(directory). */
  public static String r2sElection(Address directory) {
    return code("R2sElection", R2sElection.BINARY, word(directory));
  }

  /** R2sConduct(directory). */
  public static String r2sConduct(Address directory) {
    return code("R2sConduct", R2sConduct.BINARY, word(directory));
  }

  /** EraRewards(directory). */
  public static String eraRewards(Address directory) {
    return code("EraRewards", EraRewards.BINARY, word(directory));
  }

  /** DataRightsRegistry(directory). */
  public static String dataRightsRegistry(Address directory) {
    return code("DataRightsRegistry", DataRightsRegistry.BINARY, word(directory));
  }

  /** DataCertificates(directory). */
  public static String dataCertificates(Address directory) {
    return code("DataCertificates", DataCertificates.BINARY, word(directory));
  }

  /** CopyChallenges(directory). */
  public static String copyChallenges(Address directory) {
    return code("CopyChallenges", CopyChallenges.BINARY, word(directory));
  }

  /** Lineage(directory). */
  public static String lineage(Address directory) {
    return code("Lineage", Lineage.BINARY, word(directory));
  }

  /** RightsDisputes(directory). */
  public static String rightsDisputes(Address directory) {
    return code("RightsDisputes", RightsDisputes.BINARY, word(directory));
  }

  /** AccessTerms(directory). */
  public static String accessTerms(Address directory) {
    return code("AccessTerms", AccessTerms.BINARY, word(directory));
  }

  /** RevenueShares(directory). */
  public static String revenueShares(Address directory) {
    return code("RevenueShares", RevenueShares.BINARY, word(directory));
  }

  /** PayPerRetrieval(directory). */
  public static String payPerRetrieval(Address directory) {
    return code("PayPerRetrieval", PayPerRetrieval.BINARY, word(directory));
  }

  /** RetrievalLedger(directory). */
  public static String retrievalLedger(Address directory) {
    return code("RetrievalLedger", RetrievalLedger.BINARY, word(directory));
  }

  /** Subscriptions(directory). */
  public static String subscriptions(Address directory) {
    return code("Subscriptions", Subscriptions.BINARY, word(directory));
  }

  /** Architectures(directory). */
  public static String architectures(Address directory) {
    return code("Architectures", Architectures.BINARY, word(directory));
  }

  /** AiGapTasks(directory). */
  public static String aiGapTasks(Address directory) {
    return code("AiGapTasks", AiGapTasks.BINARY, word(directory));
  }

  /** AiGapRounds(directory). */
  public static String aiGapRounds(Address directory) {
    return code("AiGapRounds", AiGapRounds.BINARY, word(directory));
  }

  /** AiGapRewards(directory). */
  public static String aiGapRewards(Address directory) {
    return code("AiGapRewards", AiGapRewards.BINARY, word(directory));
  }

  /** AggregationDispute(directory). */
  public static String aggregationDispute(Address directory) {
    return code("AggregationDispute", AggregationDispute.BINARY, word(directory));
  }

  /** AiGapFaults(directory). */
  public static String aiGapFaults(Address directory) {
    return code("AiGapFaults", AiGapFaults.BINARY, word(directory));
  }

  /** AiGapDemands(directory). */
  public static String aiGapDemands(Address directory) {
    return code("AiGapDemands", AiGapDemands.BINARY, word(directory));
  }

  /** AiGapModels(directory). */
  public static String aiGapModels(Address directory) {
    return code("AiGapModels", AiGapModels.BINARY, word(directory));
  }

  /** KeySales(directory). */
  public static String keySales(Address directory) {
    return code("KeySales", KeySales.BINARY, word(directory));
  }

  /** PayingReader(directory). */
  public static String payingReader(Address directory) {
    return code("PayingReader", PayingReader.BINARY, word(directory));
  }

  /** Licences(directory). */
  public static String licences(Address directory) {
    return code("Licences", Licences.BINARY, word(directory));
  }

  /** Listings(directory). */
  public static String listings(Address directory) {
    return code("Listings", Listings.BINARY, word(directory));
  }

  /** PurchaseOffers(directory). */
  public static String purchaseOffers(Address directory) {
    return code("PurchaseOffers", PurchaseOffers.BINARY, word(directory));
  }

  /** Auctions(directory). */
  public static String auctions(Address directory) {
    return code("Auctions", Auctions.BINARY, word(directory));
  }

  /** Previews(directory). */
  public static String previews(Address directory) {
    return code("Previews", Previews.BINARY, word(directory));
  }

  /** ReaderKeys(). */
  public static String readerKeys() {
    return code("ReaderKeys", ReaderKeys.BINARY);
  }

  /** Proxies(). */
  public static String proxies() {
    return code("Proxies", Proxies.BINARY);
  }

  /** ShareGrants(directory). */
  public static String shareGrants(Address directory) {
    return code("ShareGrants", ShareGrants.BINARY, word(directory));
  }

  /** ProxyReports(directory). */
  public static String proxyReports(Address directory) {
    return code("ProxyReports", ProxyReports.BINARY, word(directory));
  }

  /** The call by which the bootstrapper hands the genesis' ValidatorSet over to the election. */
  @SuppressWarnings("rawtypes")
  public static String bindValidatorSet(Address directory) {
    return FunctionEncoder.encode(new Function("bind", List.<Type>of(word(directory)), List.of()));
  }

  @SuppressWarnings("rawtypes")
  private static String code(String name, String bytecode, Type<?>... arguments) {
    String hex = bytecode.startsWith("0x") ? bytecode.substring(2) : bytecode;
    if (hex.length() <= 2 || !hex.matches("[0-9a-fA-F]+")) {
      throw new IllegalStateException(
          "no complete bytecode of "
              + name
              + " in this build: run the build of contracts/ again (mvn -pl contracts verify)");
    }
    return "0x" + hex + FunctionEncoder.encodeConstructor(List.<Type>of(arguments));
  }

  private static DynamicArray<org.web3j.abi.datatypes.Address> addresses(List<Address> addresses) {
    return new DynamicArray<>(
        org.web3j.abi.datatypes.Address.class, addresses.stream().map(CreationCode::word).toList());
  }

  private static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.hex());
  }

  private static BigInteger seconds(Instant instant) {
    return BigInteger.valueOf(instant.getEpochSecond());
  }

  private static BigInteger seconds(Duration duration) {
    return BigInteger.valueOf(duration.toSeconds());
  }
}
