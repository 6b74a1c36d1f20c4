package io.cess4j.chain.rights;

import io.cess4j.chain.Bytes32;

/**
 * What people read of a work, as IDataRightsRegistry.Description; in the event of its registration
 * only.
 *
 * @param title 1 to 256 bytes of UTF-8
 * @param kind in its author's words, at most 64 bytes
 * @param keywords separated by commas, at most 512 bytes
 * @param licence keccak256 of the licence's text, zero for none
 */
public record RightsDescription(String title, String kind, String keywords, Bytes32 licence) {}
