package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * Tokens entered an account of the vault. Values as in the event of that name of {@code IVault}.
 */
public record Deposited(EventPosition at, Address account, Address payer, BigInteger amount)
    implements ContractEvent {}
