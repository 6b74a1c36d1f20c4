package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.GrantMade;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.abi.DefaultFunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.crypto.Hash;

/**
 * What the digest of a grant is of (IShareGrants.Description).
 *
 * @param epoch of the label's key
 * @param labelKey keccak256 of A; the others likewise
 * @param shares keccak256(abi.encode(proxies, keccak256 of each RK_i))
 */
public record GrantDescription(
    Bytes32 id,
    Bytes32 label,
    int epoch,
    Address reader,
    int threshold,
    Bytes32 labelKey,
    Bytes32 readerKey,
    Bytes32 ephemeral,
    Bytes32 shares) {
  private static final int G2 = 256;

  /** Of a grant as its event tells it. */
  public static GrantDescription of(GrantMade made) {
    return new GrantDescription(
        made.grant(),
        made.label(),
        made.epoch(),
        made.reader(),
        made.threshold(),
        hash(made.labelKey()),
        hash(made.readerKey()),
        hash(made.ephemeral()),
        shares(made.proxies(), shareKeyHashes(made)));
  }

  /** RK_i of the proxy at {@code index}, 256 bytes. */
  public static byte[] shareKey(GrantMade made, int index) {
    return Arrays.copyOfRange(made.shareKeys(), G2 * index, G2 * (index + 1));
  }

  /** keccak256 of each RK_i. */
  public static List<Bytes32> shareKeyHashes(GrantMade made) {
    return IntStream.range(0, made.proxies().size())
        .mapToObj(index -> hash(shareKey(made, index)))
        .toList();
  }

  /** GrantDigest.of. */
  public Bytes32 digest() {
    return hash(
        org.bouncycastle.util.Arrays.concatenate(
            new byte[][] {
              id.bytes(),
              label.bytes(),
              LogSearch.word(epoch).bytes(),
              LogSearch.word(reader).bytes(),
              LogSearch.word(threshold).bytes(),
              labelKey.bytes(),
              readerKey.bytes(),
              ephemeral.bytes(),
              shares.bytes()
            }));
  }

  /** Constructor of the structure as the wrapper of a contract has it; each has its own. */
  interface Structure<T> {
    T of(
        byte[] id,
        byte[] label,
        BigInteger epoch,
        String reader,
        BigInteger threshold,
        byte[] labelKey,
        byte[] readerKey,
        byte[] ephemeral,
        byte[] shares);
  }

  <T> T abi(Structure<T> structure) {
    return structure.of(
        id.bytes(),
        label.bytes(),
        BigInteger.valueOf(epoch),
        reader.hex(),
        BigInteger.valueOf(threshold),
        labelKey.bytes(),
        readerKey.bytes(),
        ephemeral.bytes(),
        shares.bytes());
  }

  private static Bytes32 shares(List<Address> proxies, List<Bytes32> keys) {
    String encoded =
        new DefaultFunctionEncoder()
            .encodeParameters(
                List.of(
                    new DynamicArray<>(
                        org.web3j.abi.datatypes.Address.class,
                        proxies.stream()
                            .map(proxy -> new org.web3j.abi.datatypes.Address(proxy.hex()))
                            .toList()),
                    new DynamicArray<>(
                        org.web3j.abi.datatypes.generated.Bytes32.class,
                        keys.stream()
                            .map(key -> new org.web3j.abi.datatypes.generated.Bytes32(key.bytes()))
                            .toList())));
    return hash(org.web3j.utils.Numeric.hexStringToByteArray(encoded));
  }

  private static Bytes32 hash(byte[] bytes) {
    return Bytes32.of(Hash.sha3(bytes));
  }
}
