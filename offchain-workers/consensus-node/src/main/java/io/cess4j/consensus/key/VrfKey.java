package io.cess4j.consensus.key;

import io.cess4j.chain.Network;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.SecretKeystore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The VRF key of a consensus node: it proves beats and elections, under a tag each. Derived from
 * the secret of an encrypted keystore; whoever copies the keystore to a second worker sends the
 * same proofs twice, which harms nobody.
 */
public final class VrfKey implements AutoCloseable {
  private static final String ALIAS = "cess4j-vrf";
  private static final byte[] PURPOSE =
      "cess4j consensus vrf v1".getBytes(StandardCharsets.US_ASCII);

  private final SecretScalar secret;

  private VrfKey(SecretScalar secret) {
    this.secret = secret;
  }

  /**
   * Opens the keystore, or creates it on first start.
   *
   * @throws SecretKeystore.Unusable where it cannot be read or written, or the password is wrong
   */
  public static VrfKey loadOrCreate(Path file, char[] password, SecureRandom random) {
    return of(SecretKeystore.loadOrCreate(file, ALIAS, password, random));
  }

  static VrfKey of(SecretKey master) {
    try {
      byte[] wide =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract()
                      .addIKM(master.getEncoded())
                      .thenExpand(PURPOSE, 48));
      VrfKey key = new VrfKey(SecretScalar.reduce(wide));
      Arrays.fill(wide, (byte) 0);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }

  /** 256 bytes EIP-2537 G2, as the chain registers it. */
  public byte[] publicKey() {
    return secret.timesG2().eip2537();
  }

  /** 128 bytes EIP-2537 over IR2sStaking.possessionMessage. */
  public byte[] possession(byte[] message) {
    return Vrf.nodePossession(secret, message).eip2537();
  }

  /** 128 bytes EIP-2537 over IR2sElection.messageOf. */
  public byte[] election(byte[] message) {
    return Vrf.proveElection(secret, message).eip2537();
  }

  /** 128 bytes EIP-2537 over IBeats.messageFor(number). */
  public byte[] beat(Network network, long number, Hash256 previous) {
    BeatMessages messages =
        new BeatMessages(
            network.connection().chainId(), AccountAddress.of(network.beats().address().bytes()));
    return Vrf.prove(secret, messages.message(number, previous)).eip2537();
  }

  @Override
  public void close() {
    secret.close();
  }
}
