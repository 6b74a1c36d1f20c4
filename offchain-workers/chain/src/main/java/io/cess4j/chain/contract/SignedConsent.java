package io.cess4j.chain.contract;

import io.cess4j.protocol.ByteString;
import java.time.Instant;

/**
 * That a parent's holder agrees to one licensed edge, as ILineage.Consent.
 *
 * @param deadline last second in which it may be used
 * @param signature over {@link io.cess4j.chain.typed.LicenceConsent}, 65 bytes, or what the
 *     holder's contract accepts (ERC-1271)
 */
public record SignedConsent(Instant deadline, ByteString signature) {}
