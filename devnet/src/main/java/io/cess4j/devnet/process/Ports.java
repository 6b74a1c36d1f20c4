package io.cess4j.devnet.process;

import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Ports of a network's processes. Chosen once and kept, because the registry on chain holds the
 * workers' addresses.
 */
public final class Ports {
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
  private static final int LOWEST = 15_100; // below are the usual ports of workers
  private static final int BEYOND = 32_768;
  private static final int ATTEMPTS = 1_000;

  private final Properties ports;

  private Ports(Properties ports) {
    this.ports = ports;
  }

  /** Reads the file, or chooses free ports for all names and writes it. */
  public static Ports of(Path file, List<String> names) {
    Properties ports = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          ports.load(reader);
        }
      }
      List<String> missing = names.stream().filter(name -> !ports.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        choose(ports, missing);
        try (Writer writer = Files.newBufferedWriter(file)) {
          ports.store(writer, null);
        }
      }
      names.forEach(name -> check(file, name, ports.getProperty(name)));
      return new Ports(ports);
    } catch (IOException | IllegalArgumentException e) {
      throw new DevnetException.FileFailed(file, "cannot be used for the ports: " + e, e);
    }
  }

  private static void check(Path file, String name, String port) {
    if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
      throw new DevnetException.FileFailed(
          file, "%s = \"%s\" is no port: delete the line".formatted(name, port), null);
    }
  }

  /**
   * All sockets stay open until the last is chosen, so that no port is given twice. Below what
   * systems give to outgoing connections (RFC 6335 has that from 49152 on, Linux from 32768): a
   * worker that is started again must find its port free.
   */
  private static void choose(Properties ports, List<String> names) throws IOException {
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (String name : names) {
        ServerSocket socket = open();
        open.add(socket);
        ports.setProperty(name, Integer.toString(socket.getLocalPort()));
      }
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
  }

  private static ServerSocket open() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException taken) {
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  /** The port of a name that the file was read or made for. */
  public int of(String name) {
    return Integer.parseInt(ports.getProperty(name));
  }
}
