package io.cess4j.chain.event;

import io.cess4j.chain.contract.Generation;

/**
 * A holder said by which model its work was made. Values as in the event GenerationDeclared of
 * {@code ILineage}.
 */
public record GenerationDeclared(EventPosition at, long certificate, Generation generation)
    implements RightsEvent {}
