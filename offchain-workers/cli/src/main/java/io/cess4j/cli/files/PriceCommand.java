package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess price}: cost and expiry before anything is signed. */
@Command(
    name = "price",
    description = "Say what storing a file would cost and until when; nothing is signed.")
public final class PriceCommand extends CessCommand {
  @Parameters(paramLabel = "FILE|BYTES", description = "A file, or a number of bytes.")
  private String what = "";

  @Mixin private TermsOptions terms = new TermsOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    long bytes = bytes();
    try (Cess cess = connection.connect()) {
      Storage storage = cess.storage();
      PutQuote quote = storage.quote(bytes, terms.over(storage.defaultTerms()));
      console.result(Words.json(quote), Words.price(quote));
      return true;
    }
  }

  private long bytes() {
    Path file = Path.of(what);
    try {
      return Files.isRegularFile(file) ? Files.size(file) : Long.parseLong(what);
    } catch (NumberFormatException e) {
      throw new CommandException(what + " is neither a file nor a number of bytes");
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
