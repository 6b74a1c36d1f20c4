package io.cess4j.sdk.storage;

import io.cess4j.protocol.descriptor.Descriptor;

/**
 * A file of the account with its keys in the open, for whoever seals them anew.
 *
 * @param fid 64 hex digits
 * @param first descriptor of its first deal
 */
public record OwnFile(String fid, Descriptor first, FileKeyRing keys) {}
