package io.cess4j.example.kit;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewTree;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.PutOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Files that become works: stored privately, then registered as data rights of the account. */
public final class Works {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Session session;
  private final Salts salts;
  private final Consumer<String> says;

  /**
   * Works of a session.
   *
   * @param says gets a line for each step
   */
  public Works(Session session, Consumer<String> says) {
    this(session, Salts.usual(), says);
  }

  private Works(Session session, Salts salts, Consumer<String> says) {
    this.session = session;
    this.salts = salts;
    this.says = says;
  }

  /** The same with salts kept in another folder. */
  public Works keepingSaltsIn(Path folder) {
    return new Works(session, new Salts(folder), says);
  }

  /** Stores a file and registers it. */
  public Work publish(Path file, RightsDescription description, PutOptions options, Find find) {
    String fid = session.cess().storage().put(file, options.privately()).fid();
    says.accept("%s is stored as %s".formatted(file.getFileName(), fid));
    return register(file, fid, description, find);
  }

  /** What others can find by the certificate. */
  public enum Find {
    /** Copies of the file, to the bit. */
    EXACT_COPIES,
    /** Also works that look or sound like it; what is registered for that is public. */
    SIMILAR_WORKS
  }

  /** Registers a file that is stored: commit, wait for a block, reveal. */
  public Work register(Path file, String fid, RightsDescription description, Find find) {
    RightsClaim claim = claim(new Fingerprinter().of(file), own(fid), find);
    Rights rights = session.cess().rights();
    Bytes32 salt = salts.loadOrKeep(claim, rights.salt());
    PendingRegistration pending = rights.commit(claim, salt);
    while (!rights.isRevealable(pending)) {
      if (session.network().clock().instant().isAfter(pending.deadline())) {
        throw new DappException("no block came before the reveal's deadline: does the chain run?");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    RightsRegistered registered = rights.reveal(pending, description, 0);
    salts.delete(claim);
    says.accept("%s has certificate %d".formatted(file.getFileName(), registered.number()));
    return new Work(registered.number(), claim);
  }

  /**
   * A work by its certificate.
   *
   * @throws DappException where there is none
   */
  public Work find(long certificate) {
    return session
        .cess()
        .rights()
        .find(certificate)
        .map(found -> new Work(found.number(), found.claim()))
        .orElseThrow(() -> new DappException("there is no certificate " + certificate));
  }

  private OwnFile own(String fid) {
    return session.cess().storage().open(fid);
  }

  private static RightsClaim claim(Fingerprint fingerprint, OwnFile file, Find find) {
    Description description = find == Find.SIMILAR_WORKS ? fingerprint.description() : null;
    return new RightsClaim(
        Bytes32.of("0x" + file.fid()),
        Bytes32.of(fingerprint.blake3()),
        description == null ? Bytes32.ZERO : Bytes32.of(description.id().bytes()),
        description == null ? Bytes32.ZERO : Bytes32.of(new ViewTree(description).root()),
        Bytes32.of(file.first().entry().keyCommitment().toBytes()),
        description == null ? Bytes32.ZERO : RightsClaim.algorithm(description.algorithm()),
        RightsClaim.algorithm(fingerprint.iscc().toString()),
        file.first().deal(),
        RightsMedia.valueOf(fingerprint.type().type().name()));
  }
}
