/** Architectures, the interface of trainers and the one in Java. */
@NullMarked
package io.cess4j.ai.training;

import org.jspecify.annotations.NullMarked;
