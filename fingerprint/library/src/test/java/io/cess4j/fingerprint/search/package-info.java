@NullMarked
package io.cess4j.fingerprint.search;

import org.jspecify.annotations.NullMarked;
