package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.rights.Claims;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StorageTerms;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;

/** A picture is encrypted here, stored, and registered by commit and reveal. */
final class Registering {
  private static final int TERM_DAYS = 10_000;
  private static final StorageTerms TERMS =
      new StorageTerms(2, 3, TERM_DAYS, StorageTerms.ANYWHERE);
  private static final int ROYALTY = 500;

  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final Told told;

  Registering(Told told) {
    this.told = told;
  }

  /** Encrypted on this side: no gateway ever has its key. */
  StoredFile store(Person owner, Path picture) throws IOException {
    return owner.cess().storage().put(picture, PutOptions.defaults().with(TERMS).privately());
  }

  /** The earlier commitment has the smaller number, whatever anybody reveals later. */
  Work register(Person owner, Path picture, StoredFile file, String title)
      throws InterruptedException {
    Fingerprint fingerprint = fingerprinter.of(picture);
    RightsClaim claim =
        Claims.of(fingerprint, owner.cess().storage().open(file.fid()), false).claim();
    Rights rights = owner.cess().rights();
    PendingRegistration pending = rights.commit(claim, rights.salt());
    Waiting.until("a block after the commitment", () -> rights.isRevealable(pending));
    long certificate =
        rights
            .reveal(pending, new RightsDescription(title, "picture", "demo", Bytes32.ZERO), ROYALTY)
            .number();
    told.say("the %s registers \"%s\": certificate %d".formatted(owner.name(), title, certificate));
    return new Work(picture, file, fingerprint, certificate);
  }
}
