package io.cess4j.sdk.paid;

import io.cess4j.sdk.paid.PaidException.PurseUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Small files of a folder, the owner's only, that survive a crash: what {@link #write} has written
 * is on disk under its name when it returns, and never half of it.
 */
final class DurableFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int LONGEST = 4 << 20;
  private static final String FRESH = ".new";

  private final Path folder;

  DurableFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Optional<byte[]> read(String name) {
    Path file = path(name);
    try {
      if (Files.size(file) > LONGEST) {
        throw new PurseUnusable(file, "it is too long for a file of a purse", null);
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PurseUnusable(file, "it cannot be read (" + e + ")", e);
    }
  }

  void write(String name, byte[] bytes) {
    Path file = path(name);
    Path fresh = path(name + FRESH);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(fresh);
      try (FileChannel channel = create(fresh, StandardOpenOption.CREATE_NEW)) {
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force();
    } catch (IOException e) {
      throw new PurseUnusable(file, "it cannot be written (" + e + ")", e);
    }
  }

  void delete(String name) {
    try {
      if (Files.deleteIfExists(path(name))) {
        force();
      }
    } catch (IOException e) {
      throw new PurseUnusable(path(name), "it cannot be deleted (" + e + ")", e);
    }
  }

  /** Names that begin so; unfinished files of a crash are none. */
  List<String> names(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix) && !name.endsWith(FRESH))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PurseUnusable(folder, "it cannot be listed (" + e + ")", e);
    }
  }

  /** Opens a file to lock it. */
  FileChannel lockFile(String name) throws IOException {
    Files.createDirectories(folder);
    return create(path(name), StandardOpenOption.CREATE);
  }

  /** A name is on disk when its folder is. */
  private void force() throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static FileChannel create(Path path, OpenOption how) throws IOException {
    FileAttribute<?>[] attributes =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    return FileChannel.open(path, Set.of(how, StandardOpenOption.WRITE), attributes);
  }
}
