package io.cess4j.devnet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a devnet; messages name the value, the cause and the cure. */
public abstract sealed class DevnetException extends RuntimeException {
  private DevnetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The chain's program is not installed. */
  public static final class EngineMissing extends DevnetException {
    /** Where it was looked for. */
    public EngineMissing(String engine, String lookedFor, String cure) {
      super("no " + engine + " found (looked for " + lookedFor + "): " + cure, null);
    }
  }

  /** A process ended or did not get ready. */
  public static final class ProcessFailed extends DevnetException {
    /** Which one, what happened, and its last words. */
    public ProcessFailed(String name, String what, String lastWords) {
      super(
          name + " " + what + (lastWords.isBlank() ? "" : "; it last said: " + lastWords.strip()),
          null);
    }

    /** The same with a cause. */
    public ProcessFailed(String name, String what, Throwable cause) {
      super(name + " " + what, cause);
    }
  }

  /** A file of the devnet cannot be read or written. */
  public static final class FileFailed extends DevnetException {
    /** Which file and why. */
    public FileFailed(Path file, String cause, @Nullable Throwable thrown) {
      super(file + ": " + cause, thrown);
    }
  }

  /** A deployment went elsewhere than predicted. */
  public static final class DeploymentDiverged extends DevnetException {
    /** Which contract. */
    public DeploymentDiverged(String contract, Object expected, Object actual) {
      super(
          contract
              + " was created at "
              + actual
              + ", not at "
              + expected
              + ": something else uses the deployer's account",
          null);
    }
  }

  /** Parameters of an unknown or malformed profile. */
  public static final class ProfileRejected extends DevnetException {
    /** Which one and why. */
    public ProfileRejected(String profile, String cause, @Nullable Throwable thrown) {
      super("profile '" + profile + "': " + cause, thrown);
    }
  }
}
