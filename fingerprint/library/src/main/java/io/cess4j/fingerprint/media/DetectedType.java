package io.cess4j.fingerprint.media;

/**
 * What a file is by its content.
 *
 * @param type which features it gets
 * @param mimeType for example {@code image/jpeg}; {@code application/octet-stream} if nothing is
 *     known of it
 */
public record DetectedType(MediaType type, String mimeType) {}
