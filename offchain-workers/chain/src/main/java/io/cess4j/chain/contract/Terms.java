package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * What a client orders, as IOrders.Terms.
 *
 * @param size bound on the deal's ciphertext in bytes, 1 to 2^30
 * @param k data fragments a segment, 2 to n
 * @param n fragments a segment, at most 32
 * @param termDays protocol days
 * @param regions bit r allows region r; 0xffff anywhere
 * @param gateway whose descriptor the miners accept
 * @param price wei per GiB of fragment and protocol day, at least the reference price
 */
public record Terms(
    long size, int k, int n, int termDays, int regions, Address gateway, BigInteger price) {}
