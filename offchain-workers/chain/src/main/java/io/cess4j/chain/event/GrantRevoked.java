package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/** An owner ended a grant. Values as in the event of that name of {@code IShareGrants}. */
public record GrantRevoked(EventPosition at, Bytes32 grant, Address owner, Bytes32 label)
    implements ContractEvent {}
