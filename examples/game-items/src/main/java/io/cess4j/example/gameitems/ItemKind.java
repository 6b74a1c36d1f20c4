package io.cess4j.example.gameitems;

import io.cess4j.chain.Bytes32;

/**
 * A kind of item.
 *
 * @param id number of its certificate
 * @param fid file id of the asset, 64 hex digits
 * @param text SHA-256 of the licence that players buy
 * @param limit most items there will ever be
 * @param minted how many there have been
 */
public record ItemKind(long id, String fid, Bytes32 text, long limit, long minted) {}
