package io.cess4j.example.titledeed;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * A document of a deed.
 *
 * @param fid file id, 64 hex digits
 * @param instanceHash BLAKE3 that a copy has to have
 * @param certificate its data certificate
 * @param boundAt when it was bound
 */
public record DeedDocument(String fid, Bytes32 instanceHash, long certificate, Instant boundAt) {}
