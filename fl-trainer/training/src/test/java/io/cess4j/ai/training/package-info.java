@NullMarked
package io.cess4j.ai.training;

import org.jspecify.annotations.NullMarked;
