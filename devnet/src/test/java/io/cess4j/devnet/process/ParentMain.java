package io.cess4j.devnet.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A parent to be killed: starts a long sleep, says its process id, and waits. */
final class ParentMain {
  private ParentMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    BoundProcess child =
        BoundProcess.start(
            "sleep", List.of("sleep", "300"), Map.of(), Path.of("").toAbsolutePath(), line -> {});
    System.out.println("child " + child.pid());
    Thread.sleep(Duration.ofMinutes(5));
  }
}
