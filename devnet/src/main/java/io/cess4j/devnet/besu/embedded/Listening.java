package io.cess4j.devnet.besu.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Waits until a node answers on its port; its thread ends the JVM where it never will. */
final class Listening {
  private static final String PORT = "--rpc-http-port=";
  private static final long LOOK_AGAIN_MILLIS = 50;

  private Listening() {}

  static void await(List<String> arguments) throws InterruptedException {
    int port =
        arguments.stream()
            .filter(argument -> argument.startsWith(PORT))
            .mapToInt(argument -> Integer.parseInt(argument.substring(PORT.length())))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no " + PORT + " in " + arguments));
    while (!answers(port)) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
