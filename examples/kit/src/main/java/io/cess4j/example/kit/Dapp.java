package io.cess4j.example.kit;

import picocli.CommandLine;

/** Runs a dApp's commands: 0 for success, 1 for a failure that it explains, 2 for wrong usage. */
public final class Dapp {
  private Dapp() {}

  /** Runs and ends the process. */
  @SuppressWarnings("SystemOut") // it is a command
  public static void main(Object command, String[] arguments) {
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
          System.err.println(Printable.of(words));
          if (System.getenv("CESS_TRACE") != null) {
            failure.printStackTrace();
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(arguments));
  }
}
