/** Where bytes lie: sectors, fragments, segments, deals of a file (docs/formats.md section 1). */
@NullMarked
package io.cess4j.protocol.layout;

import org.jspecify.annotations.NullMarked;
