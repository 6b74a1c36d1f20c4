package io.cess4j.fingerprint.media;

/**
 * One frame of a video.
 *
 * @param microseconds when it is shown, from the beginning of the video
 * @param picture what it shows
 */
public record Frame(long microseconds, Picture picture) {}
