package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A certificate was minted (from zero) or handed on; the event Transfer of ERC-721. Values as in
 * the event Transfer of {@code IDataCertificates}.
 */
public record CertificateMoved(EventPosition at, Address from, Address to, long number)
    implements RightsEvent {}
