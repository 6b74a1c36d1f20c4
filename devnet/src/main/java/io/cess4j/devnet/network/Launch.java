package io.cess4j.devnet.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one worker is started when its role's usual way is not wanted: under another command, with
 * more flags, as another program. Tests of faults and of cheats need it; the data stays the same.
 *
 * @param prefix command in front of the JVM's, e.g. {@code prlimit}; empty for none
 * @param environment added to this process's own
 * @param jvmFlags after the role's own, so that they win
 * @param mainClass instead of the role's, or null
 * @param arguments of the worker, {@code --key=value}, after the usual ones, so that they win
 */
public record Launch(
    List<String> prefix,
    Map<String, String> environment,
    List<String> jvmFlags,
    @Nullable String mainClass,
    List<String> arguments) {
  /** As the role says. */
  public static final Launch USUAL = new Launch(List.of(), Map.of(), List.of(), null, List.of());

  public Launch {
    prefix = List.copyOf(prefix);
    environment = Map.copyOf(environment);
    jvmFlags = List.copyOf(jvmFlags);
    arguments = List.copyOf(arguments);
  }

  /** Under another command. */
  public Launch under(String... command) {
    return new Launch(List.of(command), environment, jvmFlags, mainClass, arguments);
  }

  /** With these variables. */
  public Launch environment(Map<String, String> variables) {
    return new Launch(prefix, variables, jvmFlags, mainClass, arguments);
  }

  /** With these flags of the JVM. */
  public Launch jvmFlags(String... flags) {
    return new Launch(prefix, environment, List.of(flags), mainClass, arguments);
  }

  /** As another program. */
  public Launch mainClass(String name) {
    return new Launch(prefix, environment, jvmFlags, name, arguments);
  }

  /** With these settings. */
  public Launch arguments(String... settings) {
    return new Launch(prefix, environment, jvmFlags, mainClass, List.of(settings));
  }
}
