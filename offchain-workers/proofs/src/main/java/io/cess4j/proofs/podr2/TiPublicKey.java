package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException.KeyRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;

/** X = x G2 and A = x alpha G2 of a TEE group. Neither is infinity. */
public record TiPublicKey(G2 x, G2 a) {
  /** Length of X and A in the EVM's form. */
  public static final int EIP2537 = 512;

  public TiPublicKey {
    if (x.isInfinity() || a.isInfinity()) {
      throw new KeyRejected("a TI key at infinity accepts every proof: generate it again");
    }
  }

  /** Reads X then A, 512 bytes. */
  public static TiPublicKey ofEip2537(byte[] bytes) {
    if (bytes.length != EIP2537) {
      throw new KeyRejected("X and A have " + EIP2537 + " bytes, not " + bytes.length);
    }
    return new TiPublicKey(
        G2.ofEip2537(Arrays.copyOf(bytes, G2.EIP2537)),
        G2.ofEip2537(Arrays.copyOfRange(bytes, G2.EIP2537, EIP2537)));
  }

  /** X then A, 512 bytes. */
  public byte[] eip2537() {
    byte[] out = Arrays.copyOf(x.eip2537(), EIP2537);
    System.arraycopy(a.eip2537(), 0, out, G2.EIP2537, G2.EIP2537);
    return out;
  }

  /** keccak256 of X and A: ITeeRegistry.pointsHash. */
  public Hash256 pointsHash() {
    return Hash256.of(Keccak.hash(eip2537()));
  }

  /**
   * e(possession, G2) = e(H_tpop(message), X).
   *
   * @throws KeyRejected where the registrant does not know x
   */
  public void checkPossession(G1 possession, byte[] message) {
    if (!new Pairing()
        .times(possession.negate(), G2.GENERATOR)
        .times(DomainTag.TI_KEY.hash(message), x)
        .isOne()) {
      throw new KeyRejected("the TI key's proof of possession does not fit X and its registrant");
    }
  }
}
