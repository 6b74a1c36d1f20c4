package io.cess4j.index.record;

import io.cess4j.chain.Bytes32;

/**
 * What the holder of a certificate shows of it; nobody has checked that it is of that work.
 *
 * @param fid of a public file
 * @param at where it was named
 */
public record Preview(Bytes32 fid, Where at) {}
