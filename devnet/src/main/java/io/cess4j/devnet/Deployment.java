package io.cess4j.devnet;

import io.cess4j.chain.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the contracts of a network are; {@code addresses.json}.
 *
 * @param chainId of the network
 * @param rpc where it was founded
 * @param profile its numbers
 * @param directory finds all others
 * @param contracts by the names of the Directory
 * @param block the newest block when it was founded: no event is older than the first of its
 *     contracts
 * @param firstBlock block of the first contract
 */
public record Deployment(
    long chainId,
    URI rpc,
    String profile,
    Address directory,
    Map<String, Address> contracts,
    long firstBlock,
    long block) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the file, replacing an older one at once. */
  public void write(Path file) {
    ObjectNode root = JSON.createObjectNode();
    root.put("chainId", chainId);
    root.put("rpc", rpc.toString());
    root.put("profile", profile);
    root.put("directory", directory.toString());
    ObjectNode names = root.putObject("contracts");
    contracts.forEach((name, address) -> names.put(name, address.toString()));
    root.put("firstBlock", firstBlock);
    root.put("block", block);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(
          fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(file, "cannot be written", e);
    }
  }

  /** Reads the file. */
  public static Deployment read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      Map<String, Address> contracts = new LinkedHashMap<>();
      root.required("contracts")
          .properties()
          .forEach(entry -> contracts.put(entry.getKey(), Address.of(entry.getValue().asString())));
      return new Deployment(
          root.required("chainId").asLong(),
          URI.create(root.required("rpc").asString()),
          root.required("profile").asString(),
          Address.of(root.required("directory").asString()),
          contracts,
          root.required("firstBlock").asLong(),
          root.required("block").asLong());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new DevnetException.FileFailed(file, "is no readable addresses.json", e);
    }
  }
}
