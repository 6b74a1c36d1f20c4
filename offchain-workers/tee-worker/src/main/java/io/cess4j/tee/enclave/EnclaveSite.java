package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.protocol.AccountAddress;

/**
 * The network that an enclave serves. Its keys are sealed to it, and everything it signs names it.
 *
 * @param chainId EIP-155 chain id
 * @param deals contract in whose domain tags are signed
 * @param teeRegistry contract that knows the keys
 * @param beats contract whose beats it proves
 * @param blockSectors sectors of a block
 */
public record EnclaveSite(
    long chainId, Address deals, Address teeRegistry, Address beats, int blockSectors) {

  TypedDomain domain() {
    return new TypedDomain(chainId, deals);
  }

  KeyMessages keyMessages() {
    return new KeyMessages(chainId, account(teeRegistry));
  }

  BeatMessages beatMessages() {
    return new BeatMessages(chainId, account(beats));
  }

  static AccountAddress account(Address address) {
    return AccountAddress.of(address.bytes());
  }
}
