package io.cess4j.chain;

import io.cess4j.chain.transaction.SignedTransaction;
import io.cess4j.chain.transaction.UnsignedTransaction;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.bouncycastle.util.BigIntegers;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.MnemonicUtils;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/**
 * A secp256k1 key and its address.
 *
 * <p>All signatures are deterministic (RFC 6979 with SHA-256) and have the low s of EIP-2, so the
 * same digest always gives the same bytes: the sealing key of docs/formats.md section 6 is derived
 * from one.
 */
public final class Account {
  private static final BigInteger ORDER = Sign.CURVE_PARAMS.getN();
  private static final int SCALAR_LENGTH = 32;

  private final ECKeyPair key;
  private final Address address;

  private Account(ECKeyPair key) {
    this.key = key;
    this.address = Address.of("0x" + Numeric.cleanHexPrefix(Keys.getAddress(key.getPublicKey())));
  }

  /**
   * From a private key.
   *
   * @param privateKey 32 bytes, big-endian, in [1, group order)
   */
  public static Account of(byte[] privateKey) {
    BigInteger secret = new BigInteger(1, privateKey);
    if (privateKey.length != SCALAR_LENGTH
        || secret.signum() == 0
        || secret.compareTo(ORDER) >= 0) {
      throw new IllegalArgumentException(
          "a private key has 32 bytes and lies between 1 and the group order; this one has "
              + privateKey.length
              + " bytes or is out of range");
    }
    return new Account(ECKeyPair.create(secret));
  }

  /** A new random key. */
  public static Account generate(SecureRandom random) {
    return generateFrom(random);
  }

  /** A reproducible key for tests: never for money. */
  public static Account generateForTest(RandomGenerator random) {
    return generateFrom(random);
  }

  private static Account generateFrom(RandomGenerator random) {
    byte[] secret = new byte[SCALAR_LENGTH];
    BigInteger value;
    do {
      random.nextBytes(secret);
      value = new BigInteger(1, secret);
    } while (value.signum() == 0 || value.compareTo(ORDER) >= 0);
    return of(secret);
  }

  /**
   * Account {@code index} of a BIP-39 mnemonic without passphrase, path {@code
   * m/44'/60'/0'/0/index} as wallets and anvil use it.
   */
  public static Account fromMnemonic(String mnemonic, int index) {
    return new Account(derived(mnemonic, index));
  }

  /** The private key of {@link #fromMnemonic}, 32 bytes: for programs that want a bare key. */
  public static byte[] secretOf(String mnemonic, int index) {
    return BigIntegers.asUnsignedByteArray(SCALAR_LENGTH, derived(mnemonic, index).getPrivateKey());
  }

  private static ECKeyPair derived(String mnemonic, int index) {
    if (!MnemonicUtils.validateMnemonic(mnemonic)) {
      throw new IllegalArgumentException(
          "the mnemonic's words or checksum are wrong: check the words and their order (BIP-39)");
    }
    int hardened = Bip32ECKeyPair.HARDENED_BIT;
    Bip32ECKeyPair master =
        Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(mnemonic, ""));
    int[] path = {44 | hardened, 60 | hardened, hardened, 0, index};
    return Bip32ECKeyPair.deriveKeyPair(master, path);
  }

  /** The public key: 64 bytes x ‖ y, big-endian, as enode URLs carry it. */
  public byte[] publicKey() {
    return BigIntegers.asUnsignedByteArray(2 * SCALAR_LENGTH, key.getPublicKey());
  }

  /** Address of the key. */
  public Address address() {
    return address;
  }

  /**
   * Signs a digest that is already hashed, e.g. an EIP-712 one.
   *
   * @return 65 bytes r ‖ s ‖ v with v = 27 or 28
   */
  public byte[] sign(Bytes32 digest) {
    return signature(digest).bytes();
  }

  /**
   * Signs a digest in the short form of EIP-2098.
   *
   * @return 64 bytes r ‖ yParityAndS
   */
  public byte[] signCompact(Bytes32 digest) {
    return signature(digest).compact();
  }

  /**
   * The bare deterministic signature, from which docs/formats.md section 6 derives the sealing key.
   *
   * @return 64 bytes r ‖ s, low s
   */
  public byte[] signRaw(Bytes32 digest) {
    ECDSASignature raw = key.sign(digest.bytes());
    byte[] bytes = new byte[2 * SCALAR_LENGTH];
    BigIntegers.asUnsignedByteArray(raw.r, bytes, 0, SCALAR_LENGTH);
    BigIntegers.asUnsignedByteArray(raw.s, bytes, SCALAR_LENGTH, SCALAR_LENGTH);
    return bytes;
  }

  private Signature signature(Bytes32 digest) {
    Sign.SignatureData data = Sign.signMessage(digest.bytes(), key, false);
    return new Signature(
        Bytes32.of(data.getR()), Bytes32.of(data.getS()), (data.getV()[0] & 0xff) - 27);
  }

  /** The private key, 32 bytes: for the keystore. */
  byte[] secret() {
    return BigIntegers.asUnsignedByteArray(SCALAR_LENGTH, key.getPrivateKey());
  }

  /** Signs a transaction. */
  public SignedTransaction sign(UnsignedTransaction unsigned) {
    Address to = unsigned.to();
    RawTransaction raw =
        RawTransaction.createTransaction(
            unsigned.chainId(),
            BigInteger.valueOf(unsigned.nonce()),
            unsigned.gasLimit(),
            to == null ? "" : to.hex(),
            unsigned.value(),
            unsigned.data(),
            unsigned.tip(),
            unsigned.maximumFee());
    byte[] bytes = TransactionEncoder.signMessage(raw, Credentials.create(key));
    return new SignedTransaction(Bytes32.of(Hash.sha3(bytes)), Numeric.toHexString(bytes));
  }

  /** The address; never the key. */
  @Override
  public String toString() {
    return "Account " + address;
  }
}
