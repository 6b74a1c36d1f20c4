package io.cess4j.chain.event;

import io.cess4j.chain.contract.LineageEdge;

/** A certificate descends from another. Values as in the event EdgeAdded of {@code ILineage}. */
public record LineageEdgeAdded(EventPosition at, long child, LineageEdge edge)
    implements RightsEvent {}
