@NullMarked
package io.cess4j.tee.beat;

import org.jspecify.annotations.NullMarked;
