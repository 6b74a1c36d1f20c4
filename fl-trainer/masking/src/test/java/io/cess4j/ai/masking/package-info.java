@NullMarked
package io.cess4j.ai.masking;

import org.jspecify.annotations.NullMarked;
