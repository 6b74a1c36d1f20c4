package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sale.SaleCapsule;
import io.cess4j.proofs.sale.SaleContext;
import io.cess4j.proofs.sale.SaleKey;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.sdk.storage.SealingKeys;

/** Sale capsules between the chain's form and the one that is computed with. */
final class Capsules {
  private Capsules() {}

  /**
   * A capsule of the chain.
   *
   * @throws io.cess4j.proofs.ProofsException where its points are none
   */
  static SaleCapsule of(io.cess4j.chain.contract.SaleCapsule raw) {
    return new SaleCapsule(
        G1.ofEip2537(raw.point()), G2.ofEip2537(raw.labelKey()), ByteString.of(raw.sealedKeys()));
  }

  static io.cess4j.chain.contract.SaleCapsule raw(long certificate, SaleCapsule capsule) {
    return new io.cess4j.chain.contract.SaleCapsule(
        certificate,
        capsule.point().eip2537(),
        capsule.labelKey().eip2537(),
        capsule.sealedKeys().toBytes());
  }

  /** Where a certificate's keys are sold. */
  static SaleContext context(Network network, long certificate) {
    return new SaleContext(
        network.connection().chainId(),
        AccountAddress.of(network.billing().keySales().address().bytes()),
        certificate);
  }

  /** The seller's secret of a certificate; close it after use. */
  static SecretScalar sellerKey(Network network, Account account, SaleContext context) {
    try (SecretScalar sealing = new SealingKeys(account, context.chainId()).secret()) {
      return SaleKey.of(sealing, context);
    }
  }
}
