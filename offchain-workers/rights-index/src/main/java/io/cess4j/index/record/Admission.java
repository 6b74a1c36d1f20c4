package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AccessStanding;

/**
 * What the holder says of an account.
 *
 * @param account of the reader
 * @param standing listed or blocked
 * @param at where
 */
public record Admission(Address account, AccessStanding standing, Where at) {}
