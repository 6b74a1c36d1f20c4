@NullMarked
package io.cess4j.ai.dl4j;

import org.jspecify.annotations.NullMarked;
