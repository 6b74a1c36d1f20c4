package io.cess4j.sdk.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Sharing;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.typed.Reencrypted;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.Reencryption;

/** Proves on chain that a proxy of a grant has signed a wrong re-encryption. */
public final class LieReport {
  private final Network network;
  private final Account account;
  private final GrantMade grant;

  public LieReport(Network network, Account account, GrantMade grant) {
    this.network = network;
    this.account = account;
    this.grant = grant;
  }

  /**
   * Reports a wrong answer.
   *
   * @param signature of the proxy over Reencrypted, 64 bytes, unchecked
   * @return the transaction of the report, or why there is none
   */
  public String send(Address proxy, CapsuleHeader header, Reencryption answer, byte[] signature) {
    Sharing contracts = network.sharing();
    byte[] capsule = Reencryption.eip2537(header);
    byte[] fragment = answer.eip2537();
    Reencrypted word =
        new Reencrypted(grant.grant(), SharedReading.hash(capsule), SharedReading.hash(fragment));
    boolean signed =
        contracts.reports().domain().recover(word, signature).filter(proxy::equals).isPresent();
    if (!signed) {
      return "it has not signed its answer, so there is nothing to report";
    }
    try {
      return contracts
          .reports()
          .report(network.sender(account), grant, proxy, capsule, fragment, signature)
          .transaction()
          .hex();
    } catch (ContractRevert | ChainException e) {
      return "the report was not taken: " + e.getMessage();
    }
  }
}
