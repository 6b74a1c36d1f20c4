package io.cess4j.contracts.errors;

import java.util.Map;

/**
 * A revert whose data is none of the errors that this release knows: a newer contract, or none of
 * ours.
 */
public final class UnknownRevert extends ContractRevert {
  UnknownRevert(String hex) {
    super(
        hex.isEmpty() ? "reverted without data" : "reverted with unknown data 0x" + hex,
        Map.of("data", hex));
  }

  @Override
  public String errorName() {
    return "Unknown";
  }
}
