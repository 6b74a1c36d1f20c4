@NullMarked
package io.cess4j.proofs.vrf;

import org.jspecify.annotations.NullMarked;
