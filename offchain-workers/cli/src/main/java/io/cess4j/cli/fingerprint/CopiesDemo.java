package io.cess4j.cli.fingerprint;

import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.image.ImageAttacks;
import io.cess4j.fingerprint.evaluation.image.SyntheticPictures;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.search.Match;
import io.cess4j.fingerprint.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One picture, attacked in ten ways, and what the search says of each. Needs no network. */
public final class CopiesDemo implements Scenario {
  private static final long SEED = 20261130;
  private static final int WORKS = 60;

  /** One of each kind that people do to pictures. */
  private static final List<String> ATTACKS =
      List.of(
          "JPEG 10",
          "resize to 25 %",
          "gray",
          "text in three lines",
          "logo, 30 % of each side",
          "letterbox or pillarbox",
          "crop to 70-80 % of each side",
          "one side loses 20 %",
          "flip",
          "turn by 1-5 degrees");

  @Override
  public String name() {
    return "copies";
  }

  @Override
  public String about() {
    return "One picture attacked in ten ways, and what the search for similar works says.";
  }

  @Override
  public Result run(Console console, NetworkFolder folder) throws IOException {
    Told told = new Told(console);
    Path works = Files.createDirectories(folder.home().resolve("works"));
    Path copies = Files.createDirectories(folder.home().resolve("copies"));
    List<Item<Picture>> items = SyntheticPictures.items(SEED, WORKS + 1);
    for (Item<Picture> item : items.subList(0, WORKS)) {
      write(works, item.name(), item.work().get());
    }
    told.say(WORKS + " pictures drawn, seed " + SEED);
    Picture original = items.getFirst().work().get();
    List<Path> files = new ArrayList<>();
    Random random = new Random(SEED);
    for (Attack<Picture> attack : ImageAttacks.all()) {
      if (ATTACKS.contains(attack.name())) {
        files.add(write(copies, attack.name(), attack.apply(original, random)));
      }
    }
    files.add(write(copies, "a stranger", items.getLast().work().get()));
    Fingerprinter fingerprinter = new Fingerprinter();
    try (SimilarityIndex index = SimilarityIndex.open(folder.home().resolve("index"))) {
      new Adding(console, fingerprinter, index).addFiles(WorkFiles.in(works));
      told.say("all of them are in the index; now the copies");
      List<Search> searches = Searching.all(console, files, fingerprinter, index);
      Path page = folder.home().resolve("report.html");
      Files.writeString(page, SimilarPage.of(searches));
      told.say("the page is " + page + " (kept with --keep)");
      return result(searches, items.getFirst().name());
    }
  }

  private static Path write(Path folder, String name, Picture picture) throws IOException {
    Path file = folder.resolve(name.replaceAll("[^a-zA-Z0-9]+", "-") + ".png");
    Files.write(file, Thumbnail.png(picture));
    return file;
  }

  private static Result result(List<Search> searches, String original) {
    Table table = new Table("what was done", "verdict", "bits", "why");
    List<Map<String, Object>> json = new ArrayList<>();
    int right = 0;
    String wanted = original.replaceAll("[^a-zA-Z0-9]+", "-") + ".png";
    for (Search search : searches) {
      List<Match> found = search.result().found();
      String name = String.valueOf(search.file().getFileName()).replaceAll("-*[.]png$", "");
      boolean stranger = name.equals("a-stranger");
      boolean only = found.size() == 1 && Path.of(found.getFirst().work().name()).endsWith(wanted);
      right += (stranger ? found.isEmpty() : only) ? 1 : 0;
      if (found.isEmpty()) {
        table.row(name, "nothing", "-", search.result().matches().size() + " candidates refused");
      }
      for (Match match : found) {
        table.row(name, SearchWords.verdict(match), bits(match), second(match));
      }
      json.add(SearchWords.json(search));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ok", right == searches.size());
    values.put("right", right);
    values.put("of", searches.size());
    values.put("seed", SEED);
    values.put("searches", json);
    return new Result(
        right == searches.size(),
        values,
        table
            + System.lineSeparator()
            + "%d of %d searches are right: the original and nothing else, for a stranger nothing"
                .formatted(right, searches.size()));
  }

  private static String bits(Match match) {
    return match instanceof Match.Confirmed confirmed
        ? String.valueOf(confirmed.candidate().distance())
        : "0";
  }

  private static String second(Match match) {
    return match instanceof Match.Confirmed confirmed
        ? confirmed.confirmation().reason()
        : "the same file";
  }
}
