package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.cli.CommandException;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewTree;
import io.cess4j.sdk.storage.OwnFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a file's fingerprint and its descriptor say, as a claim. */
public final class Claims {
  private static final int LONGEST_LICENCE = 1 << 20;

  private Claims() {}

  /**
   * A claim.
   *
   * @param remark what whoever registers it should know, empty for nothing
   */
  public record Made(RightsClaim claim, String remark) {}

  /** A claim of a stored file; nothing is sent. */
  public static Made of(Fingerprint fingerprint, OwnFile file, boolean isPrivate) {
    Description description = isPrivate ? null : fingerprint.description();
    RightsMedia media = RightsMedia.valueOf(fingerprint.type().type().name());
    RightsClaim claim =
        new RightsClaim(
            Bytes32.of("0x" + file.fid()),
            Bytes32.of(fingerprint.blake3()),
            description == null ? Bytes32.ZERO : Bytes32.of(description.id().bytes()),
            description == null ? Bytes32.ZERO : Bytes32.of(new ViewTree(description).root()),
            Bytes32.of(file.first().entry().keyCommitment().toBytes()),
            description == null ? Bytes32.ZERO : RightsClaim.algorithm(description.algorithm()),
            RightsClaim.algorithm(fingerprint.iscc().toString()),
            file.first().deal(),
            media);
    String remark =
        description != null
            ? ""
            : isPrivate
                ? "; it says nothing by which similar works are found"
                : "; only exact copies can be told: " + fingerprint.missing();
    return new Made(claim, remark);
  }

  /** What of a file can be compared with others. */
  static Description describe(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(file + " is no regular file: name the file that was registered");
    }
    Fingerprint fingerprint = new Fingerprinter().of(file);
    Description description = fingerprint.description();
    if (description == null) {
      throw new CommandException(
          "nothing in %s can be compared: %s".formatted(file, fingerprint.missing()));
    }
    return description;
  }

  /** Hash of a licence's text, zero for none. */
  static Bytes32 licence(@Nullable Path text) throws IOException {
    if (text == null) {
      return Bytes32.ZERO;
    }
    if (!Files.isRegularFile(text) || Files.size(text) > LONGEST_LICENCE) {
      throw new CommandException(text + " is no licence: name a text file of at most a mebibyte");
    }
    return RightsClaim.algorithm(new String(Files.readAllBytes(text), StandardCharsets.UTF_8));
  }
}
