package io.cess4j.chain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.Response;

/** Finds a contract's revert data in a JSON-RPC error; nodes put it in different places. */
final class RevertData {
  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})*");

  private RevertData() {}

  /**
   * The data in 0x-hex, {@code 0x} for a revert without data, or null where the error is no revert.
   *
   * <p>geth and anvil answer code 3 with the hex string as {@code data}; besu code -32000 with
   * {@code data}; some wrap it in quotes.
   */
  static @Nullable String of(Response.Error error) {
    boolean reverted =
        error.getCode() == 3
            || String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("revert");
    if (!reverted) {
      return null;
    }
    Object data = error.getData();
    Matcher hex = HEX.matcher(data == null ? "" : data.toString().replace("\"", "").strip());
    return hex.matches() ? hex.group() : "0x";
  }
}
