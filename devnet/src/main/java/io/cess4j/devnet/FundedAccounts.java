package io.cess4j.devnet;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The accounts of a devnet, the same every time: all from one public mnemonic, so never for
 * anything of value.
 *
 * @param mnemonic where they come from
 */
public record FundedAccounts(String mnemonic) {
  /** The mnemonic that development chains use everywhere. */
  public static final String MNEMONIC =
      "test test test test test test test test test test test junk";

  /** How many accounts have ether at genesis. */
  public static final int COUNT = 55;

  private static final int FIRST_TEE_WORKER = 8;
  private static final int FIRST_OPERATOR = 12;
  private static final int FIRST_KEEPER = 40;
  private static final int FIRST_NODE = 44;

  /** The usual ones. */
  public static FundedAccounts usual() {
    return new FundedAccounts(MNEMONIC);
  }

  /** Deploys the contracts and governs them; holds the genesis tokens. */
  public Account governor() {
    return account(0);
  }

  /** Vouches for TEE workers. */
  public Account attestationAuthority() {
    return account(1);
  }

  /** A client with CESS. */
  public Account client() {
    return account(2);
  }

  /** Another one. */
  public Account otherClient() {
    return account(3);
  }

  /** Gateway {@code index}, 0 to 3. */
  public Account gateway(int index) {
    return account(4 + checked(index, 4));
  }

  /** TEE worker {@code index}, 0 to 3. */
  public Account teeWorker(int index) {
    return account(FIRST_TEE_WORKER + checked(index, 4));
  }

  /** Storage operator {@code index}, 0 to 27; each with CESS for collateral. */
  public Account operator(int index) {
    return account(FIRST_OPERATOR + checked(index, FIRST_KEEPER - FIRST_OPERATOR));
  }

  /** Keeper {@code index}, 0 to 3; with ether for gas and nothing else. */
  public Account keeper(int index) {
    return account(FIRST_KEEPER + checked(index, FIRST_NODE - FIRST_KEEPER));
  }

  /** Consensus node {@code index}, 0 to 10; each with CESS for its stake. */
  public Account consensusNode(int index) {
    return account(FIRST_NODE + checked(index, COUNT - FIRST_NODE));
  }

  /** The secret of {@link #validator}, 32 bytes, for a node of the chain that seals with it. */
  public byte[] validatorSecret(int index) {
    return Account.secretOf(mnemonic, COUNT + checked(index, COUNT - FIRST_NODE));
  }

  /** The key that seals blocks for it; without ether. */
  public Account validator(int index) {
    return account(COUNT + checked(index, COUNT - FIRST_NODE));
  }

  /** The first operators. */
  public List<Account> operators(int count) {
    return IntStream.range(0, count).mapToObj(this::operator).toList();
  }

  /** Addresses of all of them. */
  public List<Address> addresses() {
    return IntStream.range(0, COUNT).mapToObj(index -> account(index).address()).toList();
  }

  private Account account(int index) {
    return Account.fromMnemonic(mnemonic, index);
  }

  private static int checked(int index, int count) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("no devnet account " + index + " of " + count);
    }
    return index;
  }
}
