/**
 * The chain as workers see it: accounts, connection, network. No type of web3j leaves this module.
 */
@NullMarked
package io.cess4j.chain;

import org.jspecify.annotations.NullMarked;
