/**
 * Makes the tables that the library ships. Runs on a developer's machine; nothing of it is in a
 * worker.
 */
@NullMarked
package io.cess4j.fingerprint.training;

import org.jspecify.annotations.NullMarked;
