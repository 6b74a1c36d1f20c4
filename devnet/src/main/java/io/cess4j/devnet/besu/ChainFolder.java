package io.cess4j.devnet.besu;

import io.cess4j.chain.Address;
import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Where a chain is kept. The genesis file is written last, after every key it names: where it is
 * there, all is.
 *
 * @param genesis the file
 * @param nodes in order
 */
record ChainFolder(Path genesis, List<BesuNode> nodes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ChainFolder {
    nodes = List.copyOf(nodes);
  }

  /** Whether the folder holds a chain of Besu's. */
  static boolean holdsChain(Path folder) {
    return Files.exists(genesis(folder));
  }

  private static Path genesis(Path folder) {
    return folder.resolve("genesis.json");
  }

  /**
   * A new chain in an empty folder, or the kept one.
   *
   * @param random for the nodes' keys
   * @throws DevnetException.FileFailed where the kept chain is another one than the settings say
   */
  static ChainFolder prepare(BesuSettings settings, String validatorCode, RandomGenerator random) {
    boolean kept = holdsChain(settings.folder());
    try {
      List<BesuNode> nodes =
          IntStream.range(0, settings.nodes())
              .mapToObj(index -> node(settings, index, kept, random))
              .toList();
      ChainFolder chain = new ChainFolder(genesis(settings.folder()), nodes);
      if (kept) {
        chain.check(settings);
      } else {
        write(chain.genesis(), chain.genesisOf(settings, validatorCode).json());
      }
      chain.writeStaticNodes(); // ports may have changed
      return chain;
    } catch (IOException e) {
      throw new DevnetException.FileFailed(settings.folder(), "cannot be prepared: " + e, e);
    }
  }

  private static BesuNode node(
      BesuSettings settings, int index, boolean kept, RandomGenerator random) {
    Path folder = settings.folder().resolve(BesuNode.name(index));
    Path file = folder.resolve("key");
    NodeKey key;
    if (kept) {
      key = NodeKey.read(file);
    } else {
      key =
          index < settings.keys().size()
              ? NodeKey.of(settings.keys().get(index))
              : NodeKey.generate(random);
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new DevnetException.FileFailed(folder, "cannot be made", e);
      }
      key.write(file);
    }
    return new BesuNode(
        index,
        folder,
        key,
        settings.ports().of(BesuNode.rpcPortName(index)),
        settings.ports().of(BesuNode.peerPortName(index)));
  }

  private Genesis genesisOf(BesuSettings settings, String validatorCode) {
    List<Address> validators = nodes.stream().map(BesuNode::address).toList();
    return new Genesis(
        settings.chainId(),
        settings.blockPeriod(),
        new GenesisValidators(settings.governor(), validators, validatorCode),
        settings.funded());
  }

  /** All nodes of the genesis must be there, and no other: fewer could not agree. */
  private void check(BesuSettings settings) throws IOException {
    try {
      JsonNode root = JSON.readTree(Files.readString(genesis));
      long chainId = root.required("config").required("chainId").asLong();
      String list =
          root.required("alloc").required(GenesisValidators.LIST.hex()).required("code").asString();
      GenesisValidators now =
          new GenesisValidators(
              settings.governor(), nodes.stream().map(BesuNode::address).toList(), "0x");
      if (chainId != settings.chainId() || !list.equals(now.list())) {
        throw new DevnetException.FileFailed(
            genesis,
            "is of another network (chain id %d, validators %s): start it with as many nodes as it was founded with, or remove the folder to begin a new one"
                .formatted(chainId, list),
            null);
      }
    } catch (JacksonException e) {
      throw new DevnetException.FileFailed(genesis, "is no readable genesis", e);
    }
  }

  private void writeStaticNodes() throws IOException {
    for (BesuNode node : nodes) {
      List<String> others =
          nodes.stream().filter(other -> !other.equals(node)).map(BesuNode::enode).toList();
      write(node.staticNodes(), JSON.writeValueAsString(others) + "\n");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
