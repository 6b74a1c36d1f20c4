package io.cess4j.sdk.storage;

import io.cess4j.sdk.CessException.LocalFile;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in the clear, for a gateway that encrypts it.
 *
 * @param length bytes of the file
 */
record ClearParcel(Path file, PutRequest request, long length, Progress progress)
    implements Parcel {
  private static final int BUFFER = 1 << 16;

  @Override
  public InputStream open() {
    try {
      return new Counting(
          new BufferedInputStream(Files.newInputStream(file), BUFFER), length, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<LocalFile> spoiled() {
    return Optional.empty();
  }
}
