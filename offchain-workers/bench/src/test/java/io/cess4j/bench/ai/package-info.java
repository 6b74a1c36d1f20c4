@NullMarked
package io.cess4j.bench.ai;

import org.jspecify.annotations.NullMarked;
