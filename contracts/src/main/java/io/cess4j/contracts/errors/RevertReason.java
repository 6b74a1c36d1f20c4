package io.cess4j.contracts.errors;

import java.util.Map;

/** Solidity's {@code Error(string)}: a require with words. */
public final class RevertReason extends ContractRevert {
  RevertReason(String message, Map<String, Object> values) {
    super(message, values);
  }

  @Override
  public String errorName() {
    return "Error";
  }
}
