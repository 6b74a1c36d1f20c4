package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.LibraryUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import supranational.blst.P1;

/**
 * Finds the blst library that the jblst jar carries. Its Java binding lacks multi-scalar
 * multiplication and the EVM's encodings, but the library exports the whole C API, so we bind that
 * and add no C code.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  @SuppressWarnings("restricted") // loading native code is this class's whole duty
  static SymbolLookup load() {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream library = P1.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IOException("no " + resource + " in the jblst jar");
      }
      Path folder = Files.createTempDirectory("cess4j-blst");
      Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      SymbolLookup lookup = SymbolLookup.libraryLookup(file, Arena.global());
      file.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      return lookup;
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      throw new LibraryUnavailable(
          "BLS12-381 library "
              + resource
              + " cannot be loaded ("
              + e.getMessage()
              + "): run on Linux or macOS (amd64, aarch64) or Windows (amd64) with a writable temporary folder",
          e);
    }
  }

  static String resource(String system, String architecture) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    if (name.startsWith("windows")) {
      return "Windows/" + (arm ? "aarch64" : "amd64") + "/blst.dll";
    }
    if (name.startsWith("mac")) {
      return "Mac/" + (arm ? "aarch64" : "x86_64") + "/libblst.dylib";
    }
    return "Linux/" + (arm ? "aarch64" : "amd64") + "/libblst.so";
  }
}
