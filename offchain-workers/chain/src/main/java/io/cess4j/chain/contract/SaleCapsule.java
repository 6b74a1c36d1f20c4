package io.cess4j.chain.contract;

/**
 * Sealed keys of a file that are for sale ({@code IKeySales.Capsule}); points as in EIP-2537.
 *
 * @param certificate whose file they open
 * @param point W in G1, 128 bytes
 * @param labelKey A2 in G2, 256 bytes
 * @param sealedKeys data key, then one mask key for each deal of the file, 32 bytes each, sealed
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record SaleCapsule(long certificate, byte[] point, byte[] labelKey, byte[] sealedKeys) {}
