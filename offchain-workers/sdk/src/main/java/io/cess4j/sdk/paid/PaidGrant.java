package io.cess4j.sdk.paid;

import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;

/**
 * A grant to the contract PayingReader.
 *
 * @param file the certificate's file, sealed to the label of the grant
 */
record PaidGrant(GrantMade grant, FileSealed file) {}
