package io.cess4j.proofs.sale;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ids.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a capsule is sold; a capsule of another place unseals to nothing useful.
 *
 * @param chainId EIP-155
 * @param keySales address of the contract
 * @param certificate number of the file's certificate, below 2^40
 */
public record SaleContext(long chainId, AccountAddress keySales, long certificate) {
  private static final byte[] LABEL = "cess4j sale pad v1".getBytes(StandardCharsets.US_ASCII);
  private static final int CERTIFICATE_BYTES = 5;

  public SaleContext {
    if (certificate < 0 || certificate >>> (8 * CERTIFICATE_BYTES) != 0) {
      throw new CapsuleRejected(
          "certificate numbers are 0 to 2^40 - 1, not " + Long.toUnsignedString(certificate));
    }
  }

  /** XORs whole words with the pads of `secret`: seals and unseals. */
  byte[] pad(G1 secret, byte[] words) {
    byte[] out = words.clone();
    byte[] point = secret.eip2537();
    for (int i = 0; i < words.length / SoldKeys.WORD; i++) {
      byte[] pad = Sha256.hash(LABEL, point, placeOf(i)).toBytes();
      for (int j = 0; j < SoldKeys.WORD; j++) {
        out[SoldKeys.WORD * i + j] ^= pad[j];
      }
    }
    return out;
  }

  private byte[] placeOf(int index) {
    return ByteBuffer.allocate(
            Long.BYTES + AccountAddress.BYTES + CERTIFICATE_BYTES + Integer.BYTES)
        .putLong(chainId)
        .put(keySales.toBytes())
        .put((byte) (certificate >>> Integer.SIZE))
        .putInt((int) certificate)
        .putInt(index)
        .array();
  }
}
