package io.cess4j.devnet;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.contracts.GenesisCode;
import io.cess4j.devnet.process.NodeRequests;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the ValidatorSet where a genesis has it, on a chain whose engine brought none (anvil, which
 * asks nobody for validators). Besu's genesis holds it already, and then nothing is done here.
 */
final class GenesisPlacement {
  /** Where QBFT asks for the validators: fixed, since the genesis names it. */
  static final Address VALIDATOR_SET = Address.of("0x0000000000000000000000000000000000000c55");

  /** Whose code is a zero byte and the 20 bytes of each genesis validator, ascending. */
  private static final Address STORED = Address.of("0x0000000000000000000000000000000000000c56");

  private final ChainConnection connection;

  GenesisPlacement(ChainConnection connection) {
    this.connection = connection;
  }

  /**
   * Makes sure that the contract is there.
   *
   * @param bootstrapper who may bind it to the Directory, once
   * @param validators of a chain that has none, ascending
   */
  void ensure(Address bootstrapper, List<Address> validators) {
    if (connection.hasCode(VALIDATOR_SET)) {
      return;
    }
    String list =
        validators.stream()
            .map(validator -> HexFormat.of().formatHex(validator.bytes()))
            .collect(Collectors.joining("", "0x00", ""));
    request("anvil_setCode", STORED.hex(), list);
    request("anvil_setCode", VALIDATOR_SET.hex(), GenesisCode.VALIDATOR_SET);
    request("anvil_setStorageAt", VALIDATOR_SET.hex(), "0x0", word(bootstrapper));
    request("anvil_setStorageAt", VALIDATOR_SET.hex(), "0x1", word(STORED));
  }

  private static String word(Address address) {
    return "0x" + "0".repeat(24) + HexFormat.of().formatHex(address.bytes());
  }

  private void request(String method, String... parameters) {
    String quoted =
        Stream.of(parameters)
            .map(parameter -> '"' + parameter + '"')
            .collect(Collectors.joining(",", "[", "]"));
    new NodeRequests("the node at " + connection.rpc(), connection.rpc()).request(method, quoted);
  }
}
