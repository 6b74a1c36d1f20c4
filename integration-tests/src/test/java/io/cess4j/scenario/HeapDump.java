package io.cess4j.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What is in the memory of another Java process, garbage included. */
record HeapDump(Path file) {
  private static final int PIECE = 1 << 22;

  /** Takes it with the JDK's own tool. */
  static HeapDump of(long process, Path file) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process dump =
        new ProcessBuilder(
                tool.toString(), Long.toString(process), "GC.heap_dump", "-all", file.toString())
            .redirectErrorStream(true)
            .start();
    String words = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!dump.waitFor(60, TimeUnit.SECONDS) || !Files.exists(file)) {
      throw new IOException("no heap dump: " + words);
    }
    return new HeapDump(file);
  }

  /** Whether these bytes are anywhere in it. */
  boolean has(byte[] wanted) throws IOException {
    // One char a byte, so that String's search can be used on bytes.
    String text = new String(wanted, StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      int kept = 0;
      for (int read; (read = in.readNBytes(piece, kept, PIECE - kept)) > 0; ) {
        int filled = kept + read;
        if (new String(piece, 0, filled, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
        kept = Math.min(filled, wanted.length - 1);
        System.arraycopy(piece, filled - kept, piece, 0, kept);
      }
      return false;
    }
  }

  void delete() throws IOException {
    Files.delete(file);
  }
}
