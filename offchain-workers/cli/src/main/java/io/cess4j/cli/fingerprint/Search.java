package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.Suspect;
import io.cess4j.fingerprint.search.EffectiveBits;
import io.cess4j.fingerprint.search.SearchResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file and what was found for it.
 *
 * @param works in the index
 * @param strangers how works of its kind differ in this index; null where there are too few
 */
record Search(
    Path file,
    Suspect suspect,
    SearchResult result,
    int works,
    @Nullable EffectiveBits strangers) {}
