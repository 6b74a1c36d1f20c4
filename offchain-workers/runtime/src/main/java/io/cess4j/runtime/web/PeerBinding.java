package io.cess4j.runtime.web;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TlsBinding;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.transport.TlsKeyHash;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Which account is behind a TLS client certificate (docs/formats.md section 9): the header {@code
 * Cess-Binding} carries account, deadline and the account's signature over the certificate's key.
 */
public final class PeerBinding {

  public static final String HEADER = "Cess-Binding";

  /**
   * A longer one would outlive a stolen TLS key's discovery (docs/adr/0012): a day, and an hour for
   * clocks that differ.
   */
  private static final Duration LONGEST = Duration.ofHours(25);

  private static final int PARTS = 3;
  private static final int SIGNATURE_BYTES = 65;
  private final TypedDomain domain;
  private final InstantSource clock;

  /**
   * @param clock chain time
   */
  public PeerBinding(TypedDomain domain, InstantSource clock) {
    this.domain = domain;
    this.clock = clock;
  }

  /**
   * The account of the peer.
   *
   * @throws ProblemException 401 where certificate or header are missing, malformed, expired,
   *     forged or made for another certificate
   */
  public Address account(HttpServletRequest request) {
    return account(PeerCertificate.keyHash(request), request.getHeader(HEADER));
  }

  Address account(TlsKeyHash certificate, @Nullable String header) {
    if (header == null) {
      throw refused(
          "binding-missing", "the header Cess-Binding is missing; send account:deadline:signature");
    }
    String[] parts = header.split(":", -1);
    if (parts.length != PARTS) {
      throw refused(
          "binding-malformed", "Cess-Binding has %d parts, not 3".formatted(parts.length));
    }
    Address claimed;
    Instant deadline;
    byte[] signature;
    try {
      claimed = Address.of(parts[0]);
      deadline = Instant.ofEpochSecond(Long.parseLong(parts[1]));
      signature =
          HexFormat.of().parseHex(parts[2].startsWith("0x") ? parts[2].substring(2) : parts[2]);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused("binding-malformed", "Cess-Binding cannot be read: " + e.getMessage());
    }
    checkTime(deadline);
    if (signature.length != SIGNATURE_BYTES) {
      // Without its last byte one signature in two still reads as the short form of EIP-2098.
      throw refused("binding-forged", "the signature of Cess-Binding is no signature of 65 bytes");
    }
    TlsBinding binding = new TlsBinding(Bytes32.of(certificate.toBytes()), deadline);
    Address signer =
        domain
            .recover(binding, signature)
            .orElseThrow(
                () -> refused("binding-forged", "the signature of Cess-Binding is no signature"));
    if (!signer.equals(claimed)) {
      throw refused(
          "binding-forged",
          "Cess-Binding is not signed by %s for this certificate and chain; sign TlsBinding anew"
              .formatted(claimed));
    }
    return claimed;
  }

  private void checkTime(Instant deadline) {
    Instant now = clock.instant();
    if (deadline.isBefore(now)) {
      throw refused(
          "binding-expired",
          "Cess-Binding ended at %s, now it is %s; renew it".formatted(deadline, now));
    }
    if (deadline.isAfter(now.plus(LONGEST))) {
      throw refused(
          "binding-too-long",
          "Cess-Binding lasts until %s; at most %s ahead is accepted".formatted(deadline, LONGEST));
    }
  }

  private static ProblemException refused(String type, String detail) {
    return ProblemException.of(401, type, detail);
  }
}
