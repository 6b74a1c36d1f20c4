package io.cess4j.cli.demo.rights;

import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.sdk.storage.StoredFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture that is stored and registered.
 *
 * @param certificate its number
 */
record Work(Path picture, StoredFile file, Fingerprint fingerprint, long certificate) {
  String fid() {
    return file.fid();
  }

  Description description() {
    Description found = fingerprint.description();
    if (found == null) {
      throw new IllegalStateException(
          "nothing in %s can be compared: %s".formatted(picture, fingerprint.missing()));
    }
    return found;
  }

  List<String> codes() {
    return description().views().stream().map(view -> view.code().hex()).toList();
  }
}
