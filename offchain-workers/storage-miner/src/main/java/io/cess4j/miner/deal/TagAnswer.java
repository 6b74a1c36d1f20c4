package io.cess4j.miner.deal;

import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.TagsRefused;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.protocol.ByteString;
import java.nio.ByteBuffer;

/**
 * What a TEE worker answers to `POST /v1/tags` (docs/formats.md section 9); read strictly.
 *
 * @param nu name of the tags
 * @param signature over Tag, 65 bytes
 * @param deltas semi-authenticators, 48 bytes a block
 */
record TagAnswer(Nu nu, ByteString signature, ByteString deltas) {

  private static final int HEAD = Nu.BYTES + Evidence.SIGNATURE_BYTES + Integer.BYTES;

  static int bytes(int blocks) {
    return HEAD + G1.COMPRESSED * blocks;
  }

  static TagAnswer parse(long deal, int blocks, byte[] bytes) {
    if (bytes.length != bytes(blocks)) {
      throw new TagsRefused(
          deal, "%d bytes came, expected %d".formatted(bytes.length, bytes(blocks)), null);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] nu = new byte[Nu.BYTES];
    byte[] signature = new byte[Evidence.SIGNATURE_BYTES];
    byte[] deltas = new byte[G1.COMPRESSED * blocks];
    in.get(nu).get(signature);
    int count = in.getInt();
    if (count != blocks) {
      throw new TagsRefused(
          deal,
          "%s semi-authenticators are announced, expected %d"
              .formatted(Integer.toUnsignedString(count), blocks),
          null);
    }
    in.get(deltas);
    try {
      return new TagAnswer(Nu.of(nu), ByteString.of(signature), ByteString.of(deltas));
    } catch (ProofsException e) {
      throw new TagsRefused(deal, MinerException.words(e), e);
    }
  }
}
