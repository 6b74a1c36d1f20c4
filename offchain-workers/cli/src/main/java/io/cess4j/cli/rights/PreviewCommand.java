package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.files.TransferBars;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.GetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights preview}. */
@Command(
    name = "preview",
    description = {
      "Look at a work before you pay, or name what others may look at.",
      "A preview is a public file that the certificate's holder names: a small picture, a first page.",
      "Nobody has checked that it is of that work."
    })
final class PreviewCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @ArgGroup private What what = new What();

  private static final class What {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Write the preview there.")
    private @Nullable Path output;

    @Option(
        names = "--set",
        paramLabel = "FID",
        description = "Holder: this file, stored with 'cess put --public', is the preview.")
    private @Nullable String fid;

    @Option(names = "--remove", description = "Holder: there is no preview any more.")
    private boolean removed;
  }

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    try (Cess cess = connection.connect()) {
      if (what.fid != null) {
        requirePublic(cess, what.fid);
        cess.rights().setPreview(certificate, what.fid);
      } else if (what.removed) {
        cess.rights().removePreview(certificate);
      }
      String fid = cess.rights().preview(certificate).orElse("");
      if (what.output != null) {
        read(cess, fid, what.output, console);
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("certificate", certificate);
      json.put("preview", fid);
      console.result(json, words(fid));
      return true;
    }
  }

  private static void requirePublic(Cess cess, String fid) {
    if (cess.storage().open(fid).first().entry().publicKeys().isEmpty()) {
      throw new CommandException(
          "file %s is private, so nobody could look at it: store it with 'cess put --public'"
              .formatted(fid));
    }
  }

  private String words(String fid) {
    if (fid.isEmpty()) {
      return "certificate %d has no preview".formatted(certificate);
    }
    return what.output == null
        ? "the preview of certificate %d is %s: see it with -o FILE".formatted(certificate, fid)
        : "wrote " + what.output;
  }

  private void read(Cess cess, String fid, Path target, Console console) {
    if (fid.isEmpty()) {
      throw new CommandException(
          "certificate %d has no preview: nothing was written".formatted(certificate));
    }
    if (Files.exists(target)) {
      throw new CommandException(target + " exists: name another file");
    }
    try (TransferBars bars = new TransferBars(console)) {
      cess.storage().get(fid, target, GetOptions.defaults().with(bars));
    }
  }
}
