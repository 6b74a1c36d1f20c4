package io.cess4j.fingerprint.evaluation.data;

import io.cess4j.fingerprint.media.DetectedType;
import java.nio.file.Path;

/**
 * A file with a work in it.
 *
 * @param name its path in the folder, with slashes: how reports call it
 * @param type by content
 */
public record FoundFile(Path file, String name, DetectedType type) {}
