package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CommandException;

/** Ids of key offers as people give them. */
final class Offers {
  private Offers() {}

  static Bytes32 id(String text) {
    try {
      return Bytes32.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(text + " is no key offer: give 0x and 64 hex digits");
    }
  }
}
