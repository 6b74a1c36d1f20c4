package io.cess4j.gateway.upload;

import io.cess4j.chain.contract.Order;

/** Makes a prepared deal anew for the TEE group that the order now names. */
@FunctionalInterface
interface Reseal {
  Prepared apply(Order order, Prepared prepared);
}
