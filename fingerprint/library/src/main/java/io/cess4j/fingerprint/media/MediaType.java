package io.cess4j.fingerprint.media;

/**
 * The kinds of works that MDRC tells apart; each has features of its own (white paper, chapter on
 * MDRC).
 */
public enum MediaType {
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  OTHER
}
