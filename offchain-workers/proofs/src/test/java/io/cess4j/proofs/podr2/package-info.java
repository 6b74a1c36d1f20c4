@NullMarked
package io.cess4j.proofs.podr2;

import org.jspecify.annotations.NullMarked;
