package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import io.cess4j.contracts.IKeySales;
import java.math.BigInteger;

/**
 * What a certificate was registered with (IDataRightsRegistry.Claim); the chain knows its digest
 * only, so whoever acts on it hands it in again.
 *
 * @param fid file id
 * @param instanceHash BLAKE3 of the plaintext
 * @param identifier MDRC identifier, zero for none
 * @param viewsRoot root of the views, zero for none
 * @param keyCommitment to the data key
 * @param algorithm keccak256 of name and version of what made identifier and views
 * @param isccDigest keccak256 of the ISCC
 * @param deal the file's first deal
 * @param mediaType position in IDataRightsRegistry.MediaType
 */
public record RightsClaim(
    Bytes32 fid,
    Bytes32 instanceHash,
    Bytes32 identifier,
    Bytes32 viewsRoot,
    Bytes32 keyCommitment,
    Bytes32 algorithm,
    Bytes32 isccDigest,
    long deal,
    int mediaType) {
  IKeySales.Claim ofKeySales() {
    return new IKeySales.Claim(
        fid.bytes(),
        instanceHash.bytes(),
        new BigInteger(1, identifier.bytes()),
        viewsRoot.bytes(),
        keyCommitment.bytes(),
        algorithm.bytes(),
        isccDigest.bytes(),
        Words.word(deal),
        Words.word(mediaType));
  }
}
