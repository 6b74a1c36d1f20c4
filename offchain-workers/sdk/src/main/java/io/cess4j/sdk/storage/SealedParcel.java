package io.cess4j.sdk.storage;

import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.descriptor.SealedFileCodec;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.sdk.CessException.LocalFile;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file that is encrypted here while it is sent: uint32 length ‖ sealed part ‖ ciphertext. Holds
 * one piece of it at a time.
 */
final class SealedParcel implements Parcel {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final FileContent content;
  private final DataKey key;
  private final byte[] head;
  private final PutRequest request;
  private final Progress progress;
  private final AtomicReference<LocalFile> spoiled = new AtomicReference<>();

  SealedParcel(
      Path file,
      FileContent content,
      DataKey key,
      SealedFile sealed,
      PutRequest request,
      Progress progress) {
    this.file = file;
    this.content = content;
    this.key = key;
    byte[] bytes = SealedFileCodec.encode(sealed);
    this.head = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    this.request = request;
    this.progress = progress;
  }

  @Override
  public PutRequest request() {
    return request;
  }

  @Override
  public long length() {
    return head.length + CiphertextLayout.ciphertextBytes(content.length());
  }

  @Override
  public InputStream open() {
    try {
      InputStream plaintext =
          new UnchangedFile(
              new BufferedInputStream(Files.newInputStream(file), BUFFER),
              file,
              content,
              spoiled::set);
      InputStream ciphertext =
          new FileCipher(key).encrypting(plaintext, content.length(), content.name());
      return new Counting(
          new SequenceInputStream(new ByteArrayInputStream(head), ciphertext), length(), progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<LocalFile> spoiled() {
    return Optional.ofNullable(spoiled.get());
  }
}
