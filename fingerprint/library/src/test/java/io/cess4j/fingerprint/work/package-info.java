@NullMarked
package io.cess4j.fingerprint.work;

import org.jspecify.annotations.NullMarked;
