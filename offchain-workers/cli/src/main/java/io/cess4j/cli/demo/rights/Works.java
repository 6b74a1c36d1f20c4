package io.cess4j.cli.demo.rights;

/**
 * The three works of the story.
 *
 * @param original the photographer's
 * @param copy the copier's: a part of it
 * @param derived the artist's: shows it among others
 */
record Works(Work original, Work copy, Work derived) {}
