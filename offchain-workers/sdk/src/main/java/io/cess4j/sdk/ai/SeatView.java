package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A seat of a task.
 *
 * @param active whether it was neither given back nor expelled
 * @param stake wei that is left of it
 * @param earned wei not yet claimed
 * @param paid wei of earnings that were claimed
 */
public record SeatView(
    int seat,
    Address account,
    boolean active,
    BigInteger stake,
    BigInteger earned,
    BigInteger paid) {}
