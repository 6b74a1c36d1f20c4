package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The genesis file of a network of our own: QBFT with the validators of a contract from block 0 on,
 * Osaka rules, no base fee.
 *
 * @param chainId of the network
 * @param blockPeriod pause between blocks
 * @param validators the contract that names them
 * @param funded accounts with {@link #ETHER} each
 */
record Genesis(
    long chainId, Duration blockPeriod, GenesisValidators validators, List<Address> funded) {
  /** Wei of each funded account: ten thousand ether, as anvil gives. */
  static final BigInteger ETHER = BigInteger.TEN.pow(22);

  /** As on the other engine. */
  private static final long BLOCK_GAS_LIMIT = 60_000_000;

  /** RLP of vanity, no validators (the contract names them), no vote, round 0, no seals. */
  private static final String EXTRA_DATA =
      "0xe5a00000000000000000000000000000000000000000000000000000000000000000c0c080c0";

  /** What marks a block of a BFT chain; it is also what prevrandao always is there. */
  private static final String MIX_HASH =
      "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

  /** A dead proposer's turn costs this; shorter ones cost turns of nodes that are only slow. */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The file's text. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode config = root.putObject("config");
    config.put("chainId", chainId);
    config.put("londonBlock", 0);
    for (String fork : List.of("shanghai", "cancun", "prague", "osaka")) {
      config.put(fork + "Time", 0);
    }
    config.put("zeroBaseFee", true);
    qbft(config.putObject("qbft"));
    root.put("nonce", "0x0");
    root.put("timestamp", "0x0");
    root.put("gasLimit", "0x" + Long.toHexString(BLOCK_GAS_LIMIT));
    root.put("difficulty", "0x1");
    root.put("baseFeePerGas", "0x0");
    root.put("mixHash", MIX_HASH);
    root.put("coinbase", Address.ZERO.hex());
    allocation(root.putObject("alloc"));
    root.put("extraData", EXTRA_DATA);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private void qbft(ObjectNode qbft) {
    long millis = blockPeriod.toMillis();
    qbft.put("blockperiodseconds", Math.max(1, blockPeriod.toSeconds()));
    if (millis < 1_000) {
      qbft.put("xblockperiodmilliseconds", millis);
    }
    Duration twice = blockPeriod.multipliedBy(2);
    Duration timeout = twice.compareTo(SHORTEST_TIMEOUT) > 0 ? twice : SHORTEST_TIMEOUT;
    qbft.put("epochlength", 30_000);
    qbft.put("requesttimeoutseconds", timeout.toSeconds());
    qbft.put("validatorcontractaddress", GenesisValidators.CONTRACT.hex());
  }

  private void allocation(ObjectNode alloc) {
    ObjectNode contract = alloc.putObject(GenesisValidators.CONTRACT.hex());
    contract.put("balance", "0x0");
    contract.put("code", validators.code());
    ObjectNode storage = contract.putObject("storage");
    validators.storage().forEach(storage::put);
    ObjectNode list = alloc.putObject(GenesisValidators.LIST.hex());
    list.put("balance", "0x0");
    list.put("code", validators.list());
    for (Address account : funded) {
      alloc.putObject(account.hex()).put("balance", "0x" + ETHER.toString(16));
    }
  }
}
