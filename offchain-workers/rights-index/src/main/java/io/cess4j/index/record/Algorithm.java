package io.cess4j.index.record;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsMedia;

/**
 * What makes identifiers of a kind of works.
 *
 * @param mediaType kind of works
 * @param algorithm keccak256 of its name
 * @param name for example {@code mdrc-image/1}
 * @param bits up to how many differing bits works are called near; 0 takes it out of use
 * @param at where
 */
public record Algorithm(
    RightsMedia mediaType, Bytes32 algorithm, String name, int bits, Where at) {}
