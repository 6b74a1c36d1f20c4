package io.cess4j.bench.podr2;

import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.proofs.podr2.TiSecretKey;
import io.cess4j.protocol.layout.Sizes;
import java.security.SecureRandom;

/** The keys of a trusted intermediary, as the enclave of a TEE worker holds them. */
final class Trusted implements AutoCloseable {
  final SecureRandom random = new SecureRandom();
  final TiSecretKey key = KeyGen.ti(random);
  final SecretPowers powers = key.powers(Sizes.BLOCK_SECTORS);
  final TiPublicKey publicKey = key.publicKey();
  final Srs srs = Srs.generate(powers);

  SigGen sigGen(TagStatement.Subject subject) {
    return new SigGen(key, powers, subject, random);
  }

  @Override
  public void close() {
    powers.close();
    key.close();
  }
}
