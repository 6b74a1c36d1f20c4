package io.cess4j.fingerprint.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What the files of an index share. */
final class IndexFormat {
  static final int VERSION = 1;

  private IndexFormat() {}

  static void requireVersion(Path path, int version) {
    if (version != VERSION) {
      throw new IndexException.OtherVersion(
          "%s has version %d of the format, this program knows %d: use the program that wrote it, or make the index anew"
              .formatted(path, version, VERSION));
    }
  }

  /** Puts a file that is complete and forced where readers find it, all at once. */
  static void publish(Path folder, Path temporary, Path target) throws IOException {
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folder);
  }

  /** A renamed file is safe once its folder is; systems that cannot open folders do so anyway. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException noSuchThing) {
      // Windows keeps the order of its own journal
    }
  }
}
