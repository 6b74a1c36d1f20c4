package io.cess4j.devnet.besu;

/**
 * A validator set that nobody can change: whatever it is called with, it answers the list of {@link
 * GenesisValidators} as {@code address[]}.
 */
final class FixedValidators {
  /**
   * Reads slot 1, then copies the 20 bytes of each address from that account's code, from its
   * second byte on, into a word each behind offset and length.
   */
  static final String CODE =
      "0x600154803b60019003601490046020"
          + "5f52806020525f5b818110156036576014816014026001018260051b604c0185"
          + "3c6001016016565b5060051b6040015ff3";

  private FixedValidators() {}
}
