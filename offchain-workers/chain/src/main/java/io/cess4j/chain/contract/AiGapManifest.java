package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;

/**
 * A signed update, as IAiGapFaults.Manifest.
 *
 * @param signature over {@link io.cess4j.chain.typed.Update}, 64 bytes (EIP-2098)
 */
public record AiGapManifest(Bytes32 root, Bytes32 fid, ByteString signature) {}
