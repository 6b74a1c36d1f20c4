/**
 * Keys of files against money: capsules that a seller offers, deliveries that the KeySales contract
 * checks, and what a buyer makes of them (docs/formats.md, sale capsule; ADR 0034).
 */
@NullMarked
package io.cess4j.proofs.sale;

import org.jspecify.annotations.NullMarked;
