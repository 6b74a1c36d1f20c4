/** One record per application; every key from a file, the environment or a flag. */
@NullMarked
package io.cess4j.runtime.configuration;

import org.jspecify.annotations.NullMarked;
