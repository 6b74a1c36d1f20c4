package io.cess4j.index.record;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * A line in a certificate's books.
 *
 * @param what happened
 * @param account whom it concerns: buyer, new holder, receiver; zero for nobody
 * @param other the other side: seller, former holder; zero for nobody
 * @param wei amount, 0 for none
 * @param reference number of the licence, sale, other certificate; 0 for none
 * @param at where
 */
public record Entry(
    What what, Address account, Address other, BigInteger wei, long reference, Where at) {}
