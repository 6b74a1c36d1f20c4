package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of the log as bytes, big-endian: kind (1), number (4); of a work that entered also name,
 * instance hash (32), type (1, 255: no description), algorithm, quality (1), count of views (2),
 * each with name and code (32), evidence. Strings and evidence carry their length before them.
 */
final class WorkCodec {
  /** A record as large as this is no description of a work. */
  static final int MAX_BYTES = 64 << 20;

  static final int MAX_NAME = 4096;
  private static final int MAX_VIEWS = 0xffff;
  private static final int ADDED = 1;
  private static final int REMOVED = 2;
  private static final int NO_DESCRIPTION = 255;

  private WorkCodec() {}

  static byte[] encode(LogRecord logged) {
    return switch (logged) {
      case LogRecord.Removed removed ->
          ByteBuffer.allocate(5).put((byte) REMOVED).putInt(removed.number()).array();
      case LogRecord.Added added -> encode(added);
    };
  }

  private static byte[] encode(LogRecord.Added added) {
    Work work = added.work();
    Description description = work.description();
    byte[] name = text(work.name());
    long length = 1L + 4 + 2 + name.length + Work.HASH_BYTES + 1;
    List<byte[]> names = new ArrayList<>();
    byte[] algorithm = {};
    if (description != null) {
      algorithm = text(description.algorithm());
      description.views().forEach(view -> names.add(text(view.name())));
      length += 2L + algorithm.length + 1 + 2 + 4 + description.evidence().length;
      length += names.stream().mapToLong(bytes -> 2L + bytes.length + Code256.BYTES).sum();
    }
    if (length > MAX_BYTES || names.size() > MAX_VIEWS) {
      throw new IllegalArgumentException(
          "%s has %d views and %d bytes of description; the index takes 65,535 views and 64 MiB"
              .formatted(work.name(), names.size(), length));
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    buffer.put((byte) ADDED).putInt(added.number());
    put(buffer, name);
    buffer.put(work.instanceHash());
    if (description == null) {
      return buffer.put((byte) NO_DESCRIPTION).array();
    }
    buffer.put((byte) description.type().ordinal());
    put(buffer, algorithm);
    buffer.put((byte) description.quality()).putShort((short) names.size());
    for (int i = 0; i < names.size(); i++) {
      put(buffer, names.get(i));
      buffer.put(description.views().get(i).code().bytes());
    }
    return buffer.putInt(description.evidence().length).put(description.evidence()).array();
  }

  /**
   * @throws IllegalArgumentException if the bytes are no record, with what is wrong about them
   */
  static LogRecord decode(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int kind = buffer.get();
      int number = buffer.getInt();
      LogRecord logged =
          switch (kind) {
            case ADDED -> new LogRecord.Added(number, work(buffer));
            case REMOVED -> new LogRecord.Removed(number);
            default -> throw new IllegalArgumentException("kind " + kind + " is unknown");
          };
      if (number < 0 || buffer.hasRemaining()) {
        throw new IllegalArgumentException(
            "number %d, %d bytes too many".formatted(number, buffer.remaining()));
      }
      return logged;
    } catch (BufferUnderflowException | CharacterCodingException e) {
      throw new IllegalArgumentException("it ends early or holds text that is no UTF-8", e);
    }
  }

  private static Work work(ByteBuffer buffer) throws CharacterCodingException {
    String name = string(buffer);
    byte[] hash = new byte[Work.HASH_BYTES];
    buffer.get(hash);
    int type = Byte.toUnsignedInt(buffer.get());
    return new Work(name, hash, type == NO_DESCRIPTION ? null : description(buffer, type));
  }

  private static Description description(ByteBuffer buffer, int type)
      throws CharacterCodingException {
    if (type >= MediaType.values().length) {
      throw new IllegalArgumentException("media type " + type + " is unknown");
    }
    String algorithm = string(buffer);
    int quality = buffer.get();
    int count = Short.toUnsignedInt(buffer.getShort());
    List<View> views = new ArrayList<>();
    byte[] code = new byte[Code256.BYTES];
    for (int i = 0; i < count; i++) {
      String view = string(buffer);
      buffer.get(code);
      views.add(new View(view, Code256.of(code)));
    }
    int length = buffer.getInt();
    if (length != buffer.remaining()) {
      throw new IllegalArgumentException(
          "%d bytes of evidence are said, %d are there".formatted(length, buffer.remaining()));
    }
    byte[] evidence = new byte[length];
    buffer.get(evidence);
    return new Description(MediaType.values()[type], algorithm, quality, views, evidence);
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_NAME) {
      throw new IllegalArgumentException(
          "The index takes names of 4,096 bytes; this one has %d: %.60s..."
              .formatted(bytes.length, text));
    }
    return bytes;
  }

  private static void put(ByteBuffer buffer, byte[] text) {
    buffer.putShort((short) text.length).put(text);
  }

  private static String string(ByteBuffer buffer) throws CharacterCodingException {
    int length = Short.toUnsignedInt(buffer.getShort());
    if (length > MAX_NAME || length > buffer.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes does not fit");
    }
    ByteBuffer text = buffer.slice(buffer.position(), length);
    buffer.position(buffer.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
  }

  static boolean same(@Nullable Description one, @Nullable Description other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one.type() == other.type()
        && one.algorithm().equals(other.algorithm())
        && one.quality() == other.quality()
        && one.views().equals(other.views())
        && Arrays.equals(one.evidence(), other.evidence());
  }
}
