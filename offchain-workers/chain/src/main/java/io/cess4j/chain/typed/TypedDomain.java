package io.cess4j.chain.typed;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Signature;
import java.util.Optional;

/**
 * The EIP-712 domain of all signatures of docs/formats.md section 8: name {@code cess4j}, version
 * {@code 1}.
 *
 * @param chainId of the network
 * @param contract address of the contract that checks, Deals for most
 */
public record TypedDomain(long chainId, Address contract) {
  private static final Bytes32 TYPE =
      Struct.hash(
          "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final Bytes32 NAME = Struct.hash("cess4j");
  private static final Bytes32 VERSION = Struct.hash("1");

  /** keccak256 of the domain, as IDeals.domainSeparator. */
  public Bytes32 separator() {
    return new Struct(TYPE).word(NAME).word(VERSION).uint(chainId).address(contract).hash();
  }

  /** What is signed: keccak256(0x1901 ‖ separator ‖ structure hash). */
  public Bytes32 digest(TypedStructure structure) {
    return Struct.hash(new byte[] {0x19, 0x01}, separator().bytes(), structure.hash().bytes());
  }

  /** 65 bytes r ‖ s ‖ v. */
  public byte[] sign(Account account, TypedStructure structure) {
    return account.sign(digest(structure));
  }

  /** 64 bytes of EIP-2098, as IDeals.Activation wants reports and tags. */
  public byte[] signCompact(Account account, TypedStructure structure) {
    return account.signCompact(digest(structure));
  }

  /** Who signed, from 65 or 64 bytes; empty for malformed ones. */
  public Optional<Address> recover(TypedStructure structure, byte[] signature) {
    return Signature.recover(digest(structure), signature);
  }
}
