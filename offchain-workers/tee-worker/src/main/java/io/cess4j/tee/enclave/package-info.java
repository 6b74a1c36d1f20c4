/**
 * The enclave boundary. Everything secret of a TEE worker lives in this package and nowhere else:
 * x, alpha, the VRF secret, the signing key and the group's sealing secret. It has no network and
 * no Spring (an ArchUnit test says so), so it could move behind a hardware boundary as it is.
 *
 * <p>In SOFTWARE mode, which is all there is so far, the boundary is one of code only: keys are
 * sealed at rest under a key in a file of mode 0600 beside them, and whoever is root on the machine
 * can read both (SECURITY.md, ADR 0009).
 *
 * <p>The host around it is not trusted with content: it may feed any bytes and any descriptor, swap
 * buffers or break off, and gets either tags of exactly the fragments that a descriptor names or
 * nothing. What it says about orders ({@link io.cess4j.tee.enclave.OrderFacts}) is not checked here
 * but by the contract at activation.
 */
@NullMarked
package io.cess4j.tee.enclave;

import org.jspecify.annotations.NullMarked;
