package io.cess4j.fingerprint;

import io.cess4j.fingerprint.work.Description;
import org.jspecify.annotations.Nullable;

/**
 * A file that may be a copy of something.
 *
 * @param fingerprint its own
 * @param query how to look for what it was made from; null where there is no description
 */
public record Suspect(Fingerprint fingerprint, @Nullable Description query) {}
