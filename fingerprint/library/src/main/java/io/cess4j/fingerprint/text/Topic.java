package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.code.Code256;

/**
 * What a text is about, in 256 bits. A sign of kinship for readers and search pages, never of
 * copying: two honest works on one subject are as near as a work and its paraphrase.
 *
 * @param code nearer for texts of one subject
 * @param stems different stems that it rests on
 */
public record Topic(Code256 code, int stems) {
  /** 0: nothing in common, to 1: the same mixture of subjects. */
  public double relatedness(Topic other) {
    return Math.max(0, 1 - code.distance(other.code) / 128.0);
  }
}
