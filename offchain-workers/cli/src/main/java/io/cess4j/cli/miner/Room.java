package io.cess4j.cli.miner;

import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Sizes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether this machine has what is declared. */
final class Room {
  /** The worker leaves that much free on each disk. */
  private static final long RESERVE = 64L << 20;

  private Room() {}

  /**
   * Free bytes of all folders together, each file system counted once.
   *
   * @throws CommandException where a folder cannot be used or all together are too small
   */
  static long check(List<Path> folders, int units, long unitBytes) {
    long all = free(folders);
    if (all / unitBytes < units) {
      throw new CommandException(
          "%d units are %s, but only %s are free on %s: declare at most %d units, or add disks"
              .formatted(
                  units, Sizes.of(units * unitBytes), Sizes.of(all), folders, all / unitBytes));
    }
    return all;
  }

  /** For a miner that has some of what it declares already: so much more must fit. */
  static void checkMore(List<Path> folders, long bytes) {
    long all = free(folders);
    if (all < bytes) {
      throw new CommandException(
          "%s must be free for what would be declared and is not used yet, and %s are, on %s: add disks to 'disks' of miner.properties first"
              .formatted(Sizes.of(bytes), Sizes.of(all), folders));
    }
  }

  private static long free(List<Path> folders) {
    Map<String, Long> free = new HashMap<>();
    for (Path folder : folders) {
      try {
        Files.createDirectories(folder);
        FileStore disk = Files.getFileStore(folder);
        free.put(disk.toString(), Math.max(0, disk.getUsableSpace() - RESERVE));
        if (!Files.isWritable(folder)) {
          throw new CommandException(folder + " cannot be written: give this user the right to");
        }
      } catch (IOException e) {
        throw new CommandException("%s cannot be used: %s".formatted(folder, e), e);
      }
    }
    return free.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the worker will be able to listen there. */
  static void checkPort(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new CommandException(
          "nothing can listen on %s:%d (%s): choose another with --listen"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }
}
