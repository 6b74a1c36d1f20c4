/**
 * From a vector of features to 256 bits, in integers only, so that every auditor gets the same
 * ones.
 */
@NullMarked
package io.cess4j.fingerprint.code;

import org.jspecify.annotations.NullMarked;
