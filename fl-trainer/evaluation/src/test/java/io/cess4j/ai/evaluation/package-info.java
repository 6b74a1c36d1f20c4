@NullMarked
package io.cess4j.ai.evaluation;

import org.jspecify.annotations.NullMarked;
