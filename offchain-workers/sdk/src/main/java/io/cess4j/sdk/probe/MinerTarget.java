package io.cess4j.sdk.probe;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.transport.TlsKeyHash;

/**
 * A miner as the registry names it. Its operator chose the endpoint: it may be anything.
 *
 * @param pin hash of the TLS key that must answer
 */
public record MinerTarget(long miner, String endpoint, TlsKeyHash pin, MinerState state) {}
