package io.cess4j.scenario;

import java.io.IOException;

/**
 * Relays as a program of another network namespace, so that what listens on loopback here is
 * reached from there: {@code LISTEN-HOST:PORT=TARGET-HOST:PORT ...}, until standard input closes.
 */
final class RelayProgram {
  private RelayProgram() {}

  public static void main(String[] arguments) throws IOException {
    for (String argument : arguments) {
      String[] ends = argument.split("=", 2);
      Relay.between(ends[0], ends[1]);
    }
    System.in.skipNBytes(Long.MAX_VALUE);
  }
}
