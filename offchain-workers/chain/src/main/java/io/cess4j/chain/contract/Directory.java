package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.contracts.IDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.web3j.tuples.generated.Tuple2;

/** The one address that finds all others (IDirectory). */
public final class Directory extends Client {
  private final IDirectory contract;

  /** Client of the contract at {@code address}. */
  public Directory(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IDirectory::load, address, connection);
  }

  /** The contract of that name; reverts with NameUnknown. */
  public Address find(String name) {
    return Address.of(read(contract.find(bytes(name))));
  }

  /** All names and addresses, in the order of registration. */
  public Map<String, Address> all() {
    Tuple2<List<byte[]>, List<String>> all = read(contract.all());
    Map<String, Address> named = new LinkedHashMap<>();
    for (int i = 0; i < all.component1().size(); i++) {
      named.put(text(all.component1().get(i)), Address.of(all.component2().get(i)));
    }
    return named;
  }

  /** Who may add names. */
  public Address governor() {
    return Address.of(read(contract.governor()));
  }

  private static byte[] bytes(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 32);
  }

  private static String text(byte[] name) {
    return new String(name, StandardCharsets.US_ASCII).replace("\0", "");
  }
}
