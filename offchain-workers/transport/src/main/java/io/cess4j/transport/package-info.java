/**
 * Mutual TLS between workers and the HTTP client that speaks it (docs/formats.md section 9).
 *
 * <p>Certificates are self-signed; what counts is the SHA-256 hash of the public key, which the
 * chain (miners, TEE workers) or the {@code Cess-Binding} header (gateways, clients) ties to an
 * account.
 */
@NullMarked
package io.cess4j.transport;

import org.jspecify.annotations.NullMarked;
