package io.cess4j.proofs.vrf;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import org.junit.jupiter.api.Test;

final class VrfTest {
  private final SecretScalar secret = SecretScalar.random(Seeded.random());
  private final G2 key = secret.timesG2();
  private final AccountAddress contract =
      AccountAddress.fromHex("0x00000000000000000000000000000000000000b1");
  private final BeatMessages beats = new BeatMessages(31337, contract);
  private final Hash256 genesis = Hash256.of(Keccak.hash());

  @Test
  void aProofOfAnotherMessageKeyOrSignIsRefused() {
    byte[] message = beats.message(1, genesis);
    G1 proof = Vrf.prove(secret, message);
    assertThat(Vrf.verify(key, message, proof)).isTrue();
    assertThat(Vrf.verify(key, beats.message(2, genesis), proof)).isFalse();
    assertThat(Vrf.verify(key.negate(), message, proof)).isFalse();
    assertThat(Vrf.verify(key, message, proof.negate())).isFalse();
    assertThat(Vrf.verify(key, message, G1.INFINITY)).isFalse();
    assertThat(Vrf.verify(G2.INFINITY, message, G1.INFINITY)).isFalse();
  }

  @Test
  void messagesDependOnChainContractNumberAndPreviousBeat() {
    assertThat(beats.message(1, genesis))
        .isNotEqualTo(new BeatMessages(1, contract).message(1, genesis))
        .isNotEqualTo(new BeatMessages(31337, AccountAddress.of(new byte[20])).message(1, genesis))
        .isNotEqualTo(beats.message(2, genesis))
        .isNotEqualTo(beats.message(1, Hash256.of(new byte[32])));
  }

  @Test
  void everyProofMakesADifferentBeat() {
    G1 proof = Vrf.prove(secret, beats.message(1, genesis));
    assertThat(BeatMessages.next(genesis, proof))
        .isNotEqualTo(BeatMessages.next(genesis, proof.negate()))
        .isNotEqualTo(BeatMessages.next(Hash256.of(new byte[32]), proof));
    assertThat(Vrf.output(proof)).isNotEqualTo(Vrf.output(proof.negate()));
  }

  @Test
  void possessionIsBoundToItsRegistrantAndIsNoBeat() {
    KeyMessages registry = new KeyMessages(31337, contract);
    AccountAddress account = AccountAddress.of(new byte[20]);
    byte[] message = registry.vrfKey(account, key);
    G1 possession = Vrf.possession(secret, message);
    assertThat(Vrf.checkPossession(key, message, possession)).isTrue();
    assertThat(Vrf.checkPossession(key, registry.vrfKey(contract, key), possession)).isFalse();
    assertThat(Vrf.checkPossession(G2.INFINITY, message, G1.INFINITY)).isFalse();
    assertThat(Vrf.verify(key, message, possession)).isFalse();
  }
}
