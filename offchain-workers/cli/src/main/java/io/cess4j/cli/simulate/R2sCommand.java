package io.cess4j.cli.simulate;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess simulate r2s}. */
@Command(
    name = "r2s",
    description = {
      "Elections of consensus nodes by the score of R2S: seats against stake, owners of 10 and 33 % of the",
      "network in one node or many, how long small nodes wait, what keeping back VRF proofs gains."
    })
final class R2sCommand extends CessCommand {
  private static final int MOST = 100_000;

  @Option(
      names = "--candidates",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Honest candidates (default: 1000).")
  private int candidates;

  @Option(
      names = "--eras",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Eras (default: 1000, which are 250 days).")
  private int eras;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Play the same again (default: another one each time; it is told).")
  private @Nullable Long seed;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots there.")
  private @Nullable Path html;

  @Override
  protected boolean run(Console console) throws IOException {
    if (candidates < R2sStudy.SEATS || candidates > MOST || eras < 1 || eras > MOST) {
      throw new CommandException(
          "%d candidates over %d eras: candidates lie between %d and %d, eras between 1 and %d"
              .formatted(candidates, eras, R2sStudy.SEATS, MOST, MOST));
    }
    long chosen = seed == null ? new SecureRandom().nextLong() : seed;
    R2sStudy study = R2sStudy.run(chosen, candidates, eras);
    if (html != null) {
      Files.writeString(html, R2sPage.of(study));
    }
    console.result(study.json(), text(study));
    return true;
  }

  private static String text(R2sStudy study) {
    StringBuilder text =
        new StringBuilder(
            "%d candidates, %d eras, --seed %d: Gini of stake %.3f, of seats %.3f"
                .formatted(
                    study.candidates(),
                    study.eras(),
                    study.seed(),
                    study.stakeGini(),
                    study.seatsGini()));
    study.weaknesses().forEach(weakness -> text.append("\n- ").append(weakness));
    return text.toString();
  }
}
