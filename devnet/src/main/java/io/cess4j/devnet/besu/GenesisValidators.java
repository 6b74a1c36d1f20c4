package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract that names the validators, as it stands in the genesis block: QBFT asks it before
 * there is any transaction.
 *
 * <p>Slot 0 holds the account that may bind it to the contracts of the network, once; slot 1 the
 * account whose code is a zero byte and the 20 bytes of each validator, ascending.
 *
 * @param bootstrapper of slot 0
 * @param validators in any order, none twice
 * @param code what runs at {@link #CONTRACT}, 0x-hex
 */
record GenesisValidators(Address bootstrapper, List<Address> validators, String code) {
  /** Where QBFT asks for {@code getValidators()}. */
  static final Address CONTRACT = Address.of("0x0000000000000000000000000000000000000c55");

  /** Whose code is the first list. */
  static final Address LIST = Address.of("0x0000000000000000000000000000000000000c56");

  GenesisValidators {
    validators = validators.stream().sorted().toList();
    if (validators.isEmpty() || validators.stream().distinct().count() != validators.size()) {
      throw new IllegalArgumentException(
          "a genesis names each validator once, and at least one: " + validators);
    }
  }

  /** Slots of the contract that are not zero. */
  Map<String, String> storage() {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put(word("0"), word(bootstrapper.hex().substring(2)));
    slots.put(word("1"), word(LIST.hex().substring(2)));
    return slots;
  }

  /** Code of {@link #LIST}. */
  String list() {
    StringBuilder code = new StringBuilder("0x00");
    validators.forEach(validator -> code.append(HexFormat.of().formatHex(validator.bytes())));
    return code.toString();
  }

  private static String word(String digits) {
    return "0x" + "0".repeat(64 - digits.length()) + digits;
  }
}
