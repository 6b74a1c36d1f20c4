@NullMarked
package io.cess4j.beats;

import org.jspecify.annotations.NullMarked;
