@NullMarked
package io.cess4j.tee;

import org.jspecify.annotations.NullMarked;
