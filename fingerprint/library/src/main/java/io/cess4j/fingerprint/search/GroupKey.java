package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Description;

/** Codes that can be compared: those of one kind of works, made by one algorithm. */
record GroupKey(MediaType type, String algorithm) {
  static GroupKey of(Description description) {
    return new GroupKey(description.type(), description.algorithm());
  }
}
