/** From a client's body to active deals. */
@NullMarked
package io.cess4j.gateway.upload;

import org.jspecify.annotations.NullMarked;
