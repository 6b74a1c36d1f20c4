package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;

/** Keys that the descriptor of a public file shows to everybody. */
public record PublicKeys(DataKey dataKey, MaskKey maskKey) {}
