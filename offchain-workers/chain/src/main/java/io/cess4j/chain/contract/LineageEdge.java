package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;

/**
 * From a certificate to one that it descends from, as ILineage.Edge.
 *
 * @param parent number, smaller than the child's
 * @param kind what it says
 * @param share basis points of what the child earns
 * @param evidence hash of whatever supports it, zero for nothing; the chain keeps it in the event
 *     only, so edges that were read have zero
 */
public record LineageEdge(long parent, LineageKind kind, int share, Bytes32 evidence) {}
