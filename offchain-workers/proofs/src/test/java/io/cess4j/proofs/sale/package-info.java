@NullMarked
package io.cess4j.proofs.sale;

import org.jspecify.annotations.NullMarked;
