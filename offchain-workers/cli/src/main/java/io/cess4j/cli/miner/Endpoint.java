package io.cess4j.cli.miner;

import io.cess4j.cli.CommandException;

/** A host and a port, as {@code 127.0.0.1:15010} or {@code [::1]:15010}. */
record Endpoint(String host, int port) {
  static Endpoint parse(String option, String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 1 ? "" : text.substring(0, colon);
    String port = text.substring(colon + 1);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (host.isEmpty()
        || (host.contains(":") && !bracketed)
        || !port.matches("\\d{1,5}")
        || Integer.parseInt(port) > 65_535
        || Integer.parseInt(port) == 0) {
      throw new CommandException(
          "%s is \"%s\", not HOST:PORT with a port from 1 to 65535".formatted(option, text));
    }
    return new Endpoint(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  /** Whether it stands for all addresses of the machine. */
  boolean isEverywhere() {
    return host.equals("0.0.0.0") || host.equals("::");
  }
}
