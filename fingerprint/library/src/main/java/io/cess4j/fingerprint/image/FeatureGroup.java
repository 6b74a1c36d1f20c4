package io.cess4j.fingerprint.image;

/** One of the four kinds of features that the white paper names for pictures. */
interface FeatureGroup {
  /** How many features it has. */
  int size();

  /** Writes them, from position {@code at} on. */
  void write(Patch patch, int[] features, int at);
}
