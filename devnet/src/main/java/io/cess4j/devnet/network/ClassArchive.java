package io.cess4j.devnet.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Classes of a role as a JVM has loaded and verified them before (JEP 350): the first worker of a
 * role writes them when it ends, and later ones map them instead of reading jars, which is a third
 * of the work of a network's start. A JVM refuses an archive of other jars or of another JVM, and
 * starts without it.
 *
 * <p>A JVM does not look for torn pages (that would cost what the archive saves) and crashes on
 * them. So an archive is used once it is {@link #seal sealed}: known to have reached the disk.
 */
final class ClassArchive {
  /**
   * System property that names the folder; it belongs to this build and nobody else may write into
   * it, because what is mapped is run. Without the property there are no archives.
   */
  static final String FOLDER = "cess.archives";

  private final Path archive;
  private final Path sealed;

  private ClassArchive(Path folder, WorkerRole role) {
    this.archive = folder.resolve(role.label() + ".jsa");
    this.sealed = folder.resolve(role.label() + ".sealed");
  }

  /** Flags of the JVM of a role's worker number {@code index}, from 0 on. */
  static List<String> flags(WorkerRole role, int index) {
    String folder = System.getProperty(FOLDER, "");
    return folder.isEmpty() ? List.of() : flags(Path.of(folder), role, index);
  }

  static List<String> flags(Path folder, WorkerRole role, int index) {
    ClassArchive of = new ClassArchive(folder, role);
    String file = "-XX:SharedArchiveFile=" + of.archive;
    String silent = "-Xlog:cds*=off"; // an archive that does not fit is no user's concern
    try {
      Files.createDirectories(folder);
      if (index == 0) { // one of a role writes, so that no two write into one file
        of.deleteUnsealed();
        return List.of(file, "-XX:+AutoCreateSharedArchive", silent);
      }
      return of.isSealed() ? List.of(file, silent) : List.of();
    } catch (IOException noArchive) {
      return List.of(); // it would only have been faster
    }
  }

  /** To be called when the worker that writes the archive has ended by itself. */
  static void seal(WorkerRole role, int index) {
    String folder = System.getProperty(FOLDER, "");
    if (!folder.isEmpty() && index == 0) {
      seal(Path.of(folder), role);
    }
  }

  static void seal(Path folder, WorkerRole role) {
    ClassArchive of = new ClassArchive(folder, role);
    try {
      if (Files.exists(of.archive) && !of.isSealed()) {
        try (FileChannel file = FileChannel.open(of.archive, StandardOpenOption.WRITE)) {
          file.force(true);
        }
        Files.writeString(of.sealed, of.state());
      }
    } catch (IOException notSealed) {
      // The next start does without it.
    }
  }

  private void deleteUnsealed() throws IOException {
    if (!isSealed()) {
      Files.deleteIfExists(archive);
    }
  }

  private boolean isSealed() throws IOException {
    return Files.exists(archive)
        && Files.exists(sealed)
        && Files.readString(sealed).equals(state());
  }

  private String state() throws IOException {
    return Files.size(archive) + " bytes of " + Files.getLastModifiedTime(archive);
  }
}
