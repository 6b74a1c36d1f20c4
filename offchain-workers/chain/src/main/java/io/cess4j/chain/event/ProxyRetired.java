package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/** A proxy left the list. Values as in the event of that name of {@code IProxies}. */
public record ProxyRetired(EventPosition at, Address account) implements ContractEvent {}
