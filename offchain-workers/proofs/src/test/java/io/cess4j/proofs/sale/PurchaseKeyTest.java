package io.cess4j.proofs.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PurchaseKeyTest {
  private static final Hash256 OFFER = Hash256.fromHex("0f".repeat(32));

  private final RandomGenerator random = Seeded.random();

  @Test
  void followsFromAccountChainAndOfferAlone() {
    try (SecretScalar account = SecretScalar.random(random);
        SecretScalar another = SecretScalar.random(random)) {
      byte[] key = key(account, 1, OFFER);
      assertThat(key(account, 1, OFFER)).isEqualTo(key);
      assertThat(key(another, 1, OFFER)).isNotEqualTo(key);
      assertThat(key(account, 2, OFFER)).isNotEqualTo(key);
      assertThat(key(account, 1, Hash256.fromHex("1f".repeat(32)))).isNotEqualTo(key);
      AccountAddress keySales = AccountAddress.fromHex("0x" + "11".repeat(20));
      try (SecretScalar seller = SaleKey.of(account, new SaleContext(1, keySales, 1))) {
        assertThat(seller.toBytes()).as("no key of its seller's side").isNotEqualTo(key);
      }
    }
  }

  private static byte[] key(SecretScalar account, long chainId, Hash256 offer) {
    try (SecretScalar key = PurchaseKey.of(account, chainId, offer)) {
      return key.toBytes();
    }
  }
}
