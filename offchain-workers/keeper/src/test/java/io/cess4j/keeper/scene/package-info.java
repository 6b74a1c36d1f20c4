/** Deals, miners and a TEE worker as the chain sees them, for the keeper's tests. */
@NullMarked
package io.cess4j.keeper.scene;

import org.jspecify.annotations.NullMarked;
