/** How a worker and its group key come onto the chain. */
@NullMarked
package io.cess4j.tee.registration;

import org.jspecify.annotations.NullMarked;
