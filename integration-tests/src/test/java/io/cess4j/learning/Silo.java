package io.cess4j.learning;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.nio.file.Path;

/**
 * An organisation that takes part, with an account and examples of its own.
 *
 * @param name for people and folders
 * @param examples folder of IDX files
 * @param words what is in it
 * @param keystore of its account
 */
record Silo(String name, Account account, Cess cess, Path examples, String words, Path keystore)
    implements AutoCloseable {
  Network network() {
    return cess.network();
  }

  /** Wei in the vault. */
  BigInteger balance() {
    return cess.balances().vault();
  }

  @Override
  public void close() {
    cess.close();
  }
}
