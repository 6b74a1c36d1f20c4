package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * A proxy was shown to have re-encrypted wrongly. Values as in the event of that name of {@code
 * IProxyReports}.
 */
public record ProxyLied(
    EventPosition at, Address proxy, Bytes32 grant, Address reporter, Bytes32 capsule, long times)
    implements ContractEvent {}
