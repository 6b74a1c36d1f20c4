/** Works in folders of any layout. */
@NullMarked
package io.cess4j.fingerprint.evaluation.data;

import org.jspecify.annotations.NullMarked;
