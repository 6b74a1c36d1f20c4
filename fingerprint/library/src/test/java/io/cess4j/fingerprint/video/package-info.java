@NullMarked
package io.cess4j.fingerprint.video;

import org.jspecify.annotations.NullMarked;
