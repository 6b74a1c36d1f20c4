package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Duration;

/**
 * Licences for sale.
 *
 * @param seats that are left
 * @param price wei
 * @param term zero for ever
 * @param text SHA-256 of the licence's text
 */
public record LicenceOffering(
    Address seller, long certificate, long seats, BigInteger price, Duration term, Bytes32 text) {}
