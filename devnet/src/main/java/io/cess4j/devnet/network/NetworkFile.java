package io.cess4j.devnet.network;

import io.cess4j.chain.Address;
import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code network.json}: a running network for whoever wants to use or stop it.
 *
 * @param supervisor process that holds all others
 * @param engine of the chain
 */
public record NetworkFile(
    long supervisor,
    String engine,
    long chainId,
    URI rpc,
    Address directory,
    URI gateway,
    List<Worker> workers) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public NetworkFile {
    workers = List.copyOf(workers);
  }

  /** A worker process. */
  public record Worker(String name, long pid, URI endpoint, URI management) {}

  /** What runs now, held by this process. */
  public static NetworkFile of(LocalNetwork network) {
    return new NetworkFile(
        ProcessHandle.current().pid(),
        network.chain().engine(),
        network.chain().chainId(),
        network.rpc(),
        network.directory(),
        network.gateway(),
        network.workers().stream()
            .map(
                worker ->
                    new Worker(worker.name(), worker.pid(), worker.endpoint(), worker.management()))
            .toList());
  }

  /** Writes the file at once: whoever reads it sees all of it or nothing. */
  public void write(Path file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("supervisor", supervisor);
    json.put("engine", engine);
    json.put("chainId", chainId);
    json.put("rpc", rpc.toString());
    json.put("directory", directory.hex());
    json.put("gateway", gateway.toString());
    List<Map<String, Object>> all = new ArrayList<>();
    for (Worker worker : workers) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", worker.name());
      one.put("pid", worker.pid());
      one.put("endpoint", worker.endpoint().toString());
      one.put("management", worker.management().toString());
      all.add(one);
    }
    json.put("workers", all);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(file, "cannot be written", e);
    }
  }

  /** The network that the file tells of; empty where there is none or its supervisor has ended. */
  public static Optional<NetworkFile> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      List<Worker> workers = new ArrayList<>();
      for (JsonNode worker : root.required("workers")) {
        workers.add(
            new Worker(
                worker.required("name").asString(),
                worker.required("pid").asLong(),
                URI.create(worker.required("endpoint").asString()),
                URI.create(worker.required("management").asString())));
      }
      NetworkFile network =
          new NetworkFile(
              root.required("supervisor").asLong(),
              root.required("engine").asString(),
              root.required("chainId").asLong(),
              URI.create(root.required("rpc").asString()),
              Address.of(root.required("directory").asString()),
              URI.create(root.required("gateway").asString()),
              workers);
      return network.isRunning() ? Optional.of(network) : Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new DevnetException.FileFailed(file, "is no readable network.json", e);
    }
  }

  /** Client address of its first rights index; empty where it has none. */
  public Optional<URI> rightsIndex() {
    return workers.stream()
        .filter(worker -> worker.name().startsWith(WorkerRole.RIGHTS_INDEX.label() + "-"))
        .map(Worker::endpoint)
        .findFirst();
  }

  /** Whether the supervisor lives. */
  public boolean isRunning() {
    return ProcessHandle.of(supervisor).map(ProcessHandle::isAlive).orElse(false);
  }
}
