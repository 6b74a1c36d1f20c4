package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.iscc.FileCodes;
import io.cess4j.fingerprint.search.Work;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Files of works. */
final class WorkFiles {
  private WorkFiles() {}

  /** The files of a folder and those below it; links and what is hidden are passed over. */
  static List<Path> in(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return !path.equals(folder) && isHidden(path)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(path)) {
              files.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) {
            files.add(path); // whoever reads it says why it cannot be read
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }

  /** Where a work's name says its file is; empty if that is not the file which was added. */
  static Optional<Path> of(Work work) {
    try {
      Path file = Path.of(work.name());
      return file.isAbsolute()
              && Files.isRegularFile(file)
              && Arrays.equals(FileCodes.of(file).instance().digest(), work.instanceHash())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException | IOException notHere) {
      return Optional.empty();
    }
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }
}
