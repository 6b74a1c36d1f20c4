package io.cess4j.devnet.engine;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.besu.BesuInstallation;
import java.util.Optional;

/** The engine that a chain runs on, and why. */
public sealed interface EngineChoice {
  /** For people. */
  String reason();

  /** Anvil. */
  record Anvil(String reason) implements EngineChoice {}

  /** An installed Besu. */
  record Besu(BesuInstallation installation, String reason) implements EngineChoice {}

  /**
   * Chooses on this machine.
   *
   * @throws DevnetException.EngineMissing where Besu is asked for and not installed
   */
  static EngineChoice of(Engine wanted) {
    return wanted == Engine.ANVIL
        ? new Anvil("anvil, as asked for")
        : of(wanted, BesuInstallation.find());
  }

  /** The same, knowing what is installed. */
  static EngineChoice of(Engine wanted, Optional<BesuInstallation> installed) {
    return switch (wanted) {
      case ANVIL -> new Anvil("anvil, as asked for");
      case BESU -> new Besu(required(installed), required(installed) + ", as asked for");
      case AUTO ->
          installed
              .<EngineChoice>map(
                  besu -> new Besu(besu, besu + ", since " + besu.foundBy() + " has it"))
              .orElseGet(
                  () ->
                      new Anvil(
                          "anvil, since neither %s nor the PATH has a besu"
                              .formatted(BesuInstallation.VARIABLE)));
    };
  }

  private static BesuInstallation required(Optional<BesuInstallation> installed) {
    return installed.orElseThrow(
        () ->
            new DevnetException.EngineMissing(
                "besu",
                BesuInstallation.VARIABLE + " and besu on the PATH",
                "install a release of Besu and set "
                    + BesuInstallation.VARIABLE
                    + " to its folder, or choose another engine"));
  }
}
