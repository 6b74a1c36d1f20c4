package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IProxyReports;

/** Proofs that a proxy signed a wrong re-encryption (IProxyReports). */
public final class ProxyReports extends Client {
  private final IProxyReports contract;

  /** Client of the contract at {@code address}. */
  public ProxyReports(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IProxyReports::load, address, connection);
  }

  /**
   * Proves a lie.
   *
   * @param grant as its event tells it
   * @param proxy who lied
   * @param capsule E ‖ V, 256 bytes of EIP-2537
   * @param fragment E' ‖ V', 256 bytes
   * @param signature of the proxy, 64 bytes
   */
  public Receipt report(
      TransactionSender sender,
      GrantMade grant,
      Address proxy,
      byte[] capsule,
      byte[] fragment,
      byte[] signature) {
    int index = grant.proxies().indexOf(proxy);
    if (index < 0) {
      throw new IllegalArgumentException(proxy + " is no proxy of grant " + grant.grant());
    }
    return send(
        sender,
        contract.report(
            new IProxyReports.Lie(
                GrantDescription.of(grant).abi(IProxyReports.Description::new),
                grant.proxies().stream().map(Address::hex).toList(),
                GrantDescription.shareKeyHashes(grant).stream().map(Bytes32::bytes).toList(),
                word(index),
                GrantDescription.shareKey(grant, index),
                capsule,
                fragment,
                signature)));
  }

  /** In how many grants the proxy was found lying. */
  public long liesOf(Address proxy) {
    return number(read(contract.liesOf(proxy.hex())));
  }

  /** EIP-712 domain of proxies' answers. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }
}
