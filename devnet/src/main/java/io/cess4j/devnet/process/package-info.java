/** Child processes that end with their parent, however it ends. */
@NullMarked
package io.cess4j.devnet.process;

import org.jspecify.annotations.NullMarked;
