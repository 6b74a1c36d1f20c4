package io.cess4j.chain.event;

import io.cess4j.chain.Address;

/**
 * A dead or false validator left its seat.
 *
 * @param node whose validator took it, 0 where nobody was left
 */
public record VacancyFilled(EventPosition at, Address validator, long node, Address successor)
    implements ContractEvent {}
