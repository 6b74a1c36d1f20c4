package io.cess4j.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code worker.json} in the data folder: where a running worker is, for scripts and for {@code
 * cess up}.
 */
final class WorkerFile {

  private final Path file;

  WorkerFile(Path data) {
    file = data.resolve("worker.json");
  }

  void write(RunningWorker worker) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("role", worker.role());
    fields.put("endpoint", worker.endpoint().toString());
    fields.put("management", worker.management().toString());
    fields.put("tlsKeyHash", worker.tlsKeyHash().toString());
    fields.put("pid", ProcessHandle.current().pid());
    Path fresh = file.resolveSibling("worker.json.new");
    try {
      Files.write(fresh, JsonMapper.builder().build().writeValueAsBytes(fields));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + "; check the folder's rights", e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
