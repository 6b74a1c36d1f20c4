package io.cess4j.cli.demo;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.demo.durability.DurabilityDemo;
import io.cess4j.cli.network.EngineOption;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess demo}. */
@Command(
    name = "demo",
    description = {
      "The main job, by itself: start a whole network, store FILE, wait for two protocol days in"
          + " which every miner",
      "that holds it proves it, kill two of those miners, read the file back, compare, stop"
          + " everything.",
      "The last line with --json holds the figures; exit 0 only if all of it held."
    })
public final class DemoCommand extends CessCommand {
  private static final long LARGEST_DEFAULT = 64L << 20;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "What to store (default: the largest jar of this project), or a demo's name.")
  private @Nullable String chosen;

  @Option(names = "--keep", description = "Keep the network's folder, with its logs.")
  private boolean keep;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "How many files demo durability stores (default: 60, a quarter of an hour).")
  private int files = DurabilityDemo.FILES;

  @Mixin private EngineOption engine = new EngineOption();

  @Override
  protected boolean run(Console console) throws Exception {
    engine.apply();
    Scenario scenario = chosen == null ? firstLight(ownJar()) : scenario(chosen, files);
    NetworkFolder folder = new NetworkFolder(folder());
    boolean ok = false;
    try {
      Scenario.Result result = scenario.run(console, folder);
      ok = result.ok();
      console.result(result.json(), result.text());
      return ok;
    } finally {
      if (ok && !keep) {
        delete(folder.home());
      } else {
        console.say("logs and state are in " + folder.home());
      }
    }
  }

  /** The demos that can be had by name, for {@code --help}. */
  public static String[] footer() {
    return Stream.concat(
            Stream.of("", "Demos by NAME:"),
            NamedDemos.list().entrySet().stream()
                .map(demo -> "  %-10s %s".formatted(demo.getKey(), demo.getValue())))
        .toArray(String[]::new);
  }

  private static Scenario sized(Scenario found, int files) {
    return found instanceof DurabilityDemo ? new DurabilityDemo(files) : found;
  }

  private static Scenario scenario(String chosen, int files) {
    Optional<Scenario> named = NamedDemos.find(chosen).map(found -> sized(found, files));
    if (named.isPresent()) {
      return named.get();
    }
    if (NamedDemos.list().containsKey(chosen)) {
      throw new CommandException(
          "demo %s lives in the test tree: run it as ./cess demo %s from the repository"
              .formatted(chosen, chosen));
    }
    Path file = Path.of(chosen);
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          "%s is no regular file, nor one of the demos %s: name one"
              .formatted(chosen, NamedDemos.list().keySet()));
    }
    return firstLight(file);
  }

  private static Scenario firstLight(Path file) {
    return new Scenario() {
      @Override
      public String name() {
        return "first-light";
      }

      @Override
      public String about() {
        return "The main job.";
      }

      @Override
      public Result run(Console console, NetworkFolder folder) throws Exception {
        FirstLight.Result result = new FirstLight(console, folder, file).run();
        return new Result(result.ok(), result.json(), result.text());
      }
    };
  }

  /** The largest jar of this project on the class path that is not too large for a first look. */
  private static Path ownJar() throws IOException {
    Path best = null;
    for (String entry :
        System.getProperty("java.class.path", "").split(java.io.File.pathSeparator)) {
      Path jar = Path.of(entry);
      boolean ours =
          jar.getFileName() != null && jar.getFileName().toString().matches("cess4j-.*\\.jar");
      if (ours
          && Files.size(jar) <= LARGEST_DEFAULT
          && (best == null || Files.size(jar) > Files.size(best))) {
        best = jar;
      }
    }
    if (best == null) {
      throw new CommandException("no jar of this project is on the class path: name a FILE");
    }
    return best;
  }

  private static Path folder() {
    Path parent = Path.of(System.getProperty("cess.home", "")).resolve(".cess");
    return parent.resolve("demo-" + ProcessHandle.current().pid());
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
