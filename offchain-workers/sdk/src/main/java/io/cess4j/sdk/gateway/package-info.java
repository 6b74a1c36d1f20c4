/** The client side of a gateway's HTTP interface. */
@NullMarked
package io.cess4j.sdk.gateway;

import org.jspecify.annotations.NullMarked;
