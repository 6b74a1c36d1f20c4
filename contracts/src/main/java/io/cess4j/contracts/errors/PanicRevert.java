package io.cess4j.contracts.errors;

import java.util.Map;

/**
 * Solidity's {@code Panic(uint256)}: arithmetic overflow (0x11), division by zero (0x12), index out
 * of range (0x32) ...
 */
public final class PanicRevert extends ContractRevert {
  PanicRevert(String message, Map<String, Object> values) {
    super(message, values);
  }

  @Override
  public String errorName() {
    return "Panic";
  }
}
