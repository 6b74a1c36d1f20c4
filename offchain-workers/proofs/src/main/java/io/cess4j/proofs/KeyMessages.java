package io.cess4j.proofs;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;

/**
 * The 32-byte messages that bind a key to its chain, registry and holder, as ITeeRegistry and
 * IMinerRegistry compute them.
 *
 * @param chainId EIP-155 chain id
 * @param registry the contract that keeps the key
 */
public record KeyMessages(long chainId, AccountAddress registry) {

  /** IMinerRegistry.possessionMessage; `tiPoints` is keccak256 of X and A. */
  public byte[] minerKey(long miner, int tiKey, Hash256 tiPoints, G1 publicKey) {
    return start()
        .number(miner)
        .number(tiKey)
        .hash(tiPoints.toBytes())
        .hash(Keccak.hash(publicKey.eip2537()))
        .keccak();
  }

  /** ITeeRegistry.groupPossessionMessage. */
  public byte[] tiKey(AccountAddress account, int group, G2 x, G2 a, Hash256 srsDigest) {
    return start()
        .address(account)
        .number(group)
        .hash(Keccak.hash(x.eip2537()))
        .hash(Keccak.hash(a.eip2537()))
        .hash(srsDigest.toBytes())
        .keccak();
  }

  /** ITeeRegistry.vrfPossessionMessage. */
  public byte[] vrfKey(AccountAddress account, G2 vrfKey) {
    return start().address(account).hash(Keccak.hash(vrfKey.eip2537())).keccak();
  }

  /** ITeeRegistry.groupDigest: keccak256(x, a, srsDigest, sealKey). */
  public static Hash256 groupDigest(G2 x, G2 a, Hash256 srsDigest, G1 sealKey) {
    return Hash256.of(
        Keccak.hash(x.eip2537(), a.eip2537(), srsDigest.toBytes(), sealKey.compressed()));
  }

  /** ITeeRegistry.keysDigest: what an attestation covers. */
  public byte[] keysDigest(
      AccountAddress account,
      int group,
      AccountAddress signer,
      G2 vrfKey,
      Hash256 tlsKeyHash,
      Hash256 groupDigest) {
    return start()
        .address(account)
        .number(group)
        .address(signer)
        .hash(Keccak.hash(vrfKey.eip2537()))
        .hash(tlsKeyHash.toBytes())
        .hash(groupDigest.toBytes())
        .keccak();
  }

  private Words start() {
    return new Words().number(chainId).address(registry);
  }
}
