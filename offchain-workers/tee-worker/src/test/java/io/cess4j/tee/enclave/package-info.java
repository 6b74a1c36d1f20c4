@NullMarked
package io.cess4j.tee.enclave;

import org.jspecify.annotations.NullMarked;
