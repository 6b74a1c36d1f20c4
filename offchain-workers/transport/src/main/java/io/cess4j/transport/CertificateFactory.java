package io.cess4j.transport;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes self-signed P-256 certificates. */
final class CertificateFactory {

  private static final X500Name NAME = new X500Name("CN=cess4j worker");

  /** Peers pin the key and look at no date; the field must hold something. */
  private static final Duration VALIDITY = Duration.ofDays(36_500);

  private CertificateFactory() {}

  @SuppressWarnings("JavaUtilDate") // Bouncy Castle's builder takes Date
  static TlsIdentity create(SecureRandom random, InstantSource clock) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      Instant from = clock.instant().minus(Duration.ofDays(1));
      BigInteger serial = new BigInteger(127, random).setBit(126);
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              serial,
              Date.from(from),
              Date.from(from.plus(VALIDITY)),
              NAME,
              pair.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      return new TlsIdentity(
          pair.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new TransportException.IdentityUnusable(
          "cannot create a P-256 certificate: "
              + e.getMessage()
              + "; the JDK needs the EC provider",
          e);
    }
  }
}
