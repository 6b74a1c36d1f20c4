package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A licence that was granted.
 *
 * @param licence number
 * @param offering that it came from
 * @param certificate whose data is licensed
 * @param licensee who has it
 * @param text SHA-256 of the licence's text, zero where the offering is unknown
 * @param price wei
 * @param until seconds of the epoch, not included
 * @param at where
 */
public record Licence(
    long licence,
    long offering,
    long certificate,
    Address licensee,
    Bytes32 text,
    BigInteger price,
    long until,
    Where at) {}
