@NullMarked
package io.cess4j.ai.privacy;

import org.jspecify.annotations.NullMarked;
