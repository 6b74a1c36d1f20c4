package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;

/**
 * A claim was revealed: the certificate exists. Values as in the event Registered of {@code
 * IDataRightsRegistry}.
 */
public record RightsRegistered(
    EventPosition at,
    long number,
    Address owner,
    RightsClaim claim,
    RightsDescription description,
    int royalty,
    long first)
    implements RightsEvent {}
