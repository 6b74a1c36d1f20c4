package io.cess4j.chain.transaction;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a caller wants done, apart from nonce and fees. */
record Request(@Nullable Address to, String data, BigInteger value, BigInteger gasLimit) {}
