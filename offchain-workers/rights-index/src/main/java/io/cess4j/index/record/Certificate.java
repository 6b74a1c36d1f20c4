package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;

/**
 * A registration; it never changes.
 *
 * @param number of the certificate, the order of commitments
 * @param creator who registered it and gets the royalty of its sales
 * @param claim what is claimed of the file
 * @param title of the work
 * @param kind what it is in its author's words
 * @param keywords separated by commas
 * @param licence keccak256 of a licence's text, zero for none
 * @param royalty basis points
 * @param first the certificate of exactly this file with the smallest number
 * @param registered where
 */
public record Certificate(
    long number,
    Address creator,
    RightsClaim claim,
    String title,
    String kind,
    String keywords,
    Bytes32 licence,
    int royalty,
    long first,
    Where registered) {}
