/**
 * Creation code of every contract with its constructor's arguments, for whoever founds a network.
 */
@NullMarked
package io.cess4j.chain.deploy;

import org.jspecify.annotations.NullMarked;
