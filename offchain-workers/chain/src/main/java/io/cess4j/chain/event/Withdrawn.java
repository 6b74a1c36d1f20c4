package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** Tokens left an account of the vault. Values as in the event of that name of {@code IVault}. */
public record Withdrawn(EventPosition at, Address account, Address to, BigInteger amount)
    implements ContractEvent {}
