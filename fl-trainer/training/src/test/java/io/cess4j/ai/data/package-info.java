@NullMarked
package io.cess4j.ai.data;

import org.jspecify.annotations.NullMarked;
