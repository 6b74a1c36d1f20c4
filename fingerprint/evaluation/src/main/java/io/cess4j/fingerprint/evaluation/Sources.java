package io.cess4j.fingerprint.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which state of the sources a report is about. */
public final class Sources {
  private static final String UNKNOWN = "unknown";

  private Sources() {}

  /** The commit of the repository around a folder, with {@code +} where files differ from it. */
  public static String commit(Path folder) {
    String commit = git(folder, "rev-parse", "--short=12", "HEAD");
    if (commit.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    String changed = git(folder, "status", "--porcelain", "--untracked-files=no");
    return changed.isEmpty() || changed.equals(UNKNOWN) ? commit : commit + "+";
  }

  private static String git(Path folder, String... arguments) {
    try {
      java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("git", "-C"));
      command.add(folder.toString());
      command.addAll(java.util.List.of(arguments));
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? text.strip() : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
