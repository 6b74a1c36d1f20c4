package io.cess4j.tee.enclave;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Verdict;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.retrieval.FileIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One dispute over a certificate, from the sealed keys to the signed verdict (ADR 0033). The
 * plaintext lies in a file of the enclave's folder while it is examined and is deleted after it.
 *
 * <p>Invented is said only of a file that is beyond doubt the claimed one: its descriptors give the
 * claimed fid, its fragments their ids, the data key the claimed commitment, and every piece
 * decrypts. Whatever falls short of that is Unproven, so neither a host nor who hands in keys can
 * void somebody's certificate.
 */
public final class DisputeSession {
  /** Bytes of plaintext; what is larger is Unproven, for it has to lie on the worker's disk. */
  private static final long LARGEST = 4L << 30;

  private final EnclaveSite site;
  private final Account signer;
  private final SecretScalar seal;
  private final Path folder;
  private final ErasureEngine engine;
  private final Fingerprinter fingerprinter;
  private final DisputeFacts facts;

  DisputeSession(
      EnclaveSite site,
      SecretKeys secrets,
      Path folder,
      ErasureEngine engine,
      Fingerprinter fingerprinter,
      DisputeFacts facts) {
    this.site = site;
    this.signer = secrets.signer;
    this.seal = secrets.seal;
    this.folder = folder;
    this.engine = engine;
    this.fingerprinter = fingerprinter;
    this.facts = facts;
  }

  /**
   * Examines the file.
   *
   * @param capsule from the answer
   * @param descriptors of the claimed file, in order; the fid says whether they are
   * @throws io.cess4j.protocol.FragmentMismatchException where the source gives other bytes than
   *     the file's; better ones may be had
   * @throws UncheckedIOException where fragments or the enclave's folder fail
   */
  public Judgement judge(byte[] capsule, List<Descriptor> descriptors, SegmentSource source) {
    return sign(find(capsule, descriptors, source));
  }

  /** The verdict where the file cannot be had. */
  public Judgement unproven(String reason) {
    return sign(Finding.unproven(reason));
  }

  private Finding find(byte[] capsule, List<Descriptor> descriptors, SegmentSource source) {
    String fid = facts.claim().fid().hex().substring(2);
    if (!FileIdentity.matches(fid, descriptors)) {
      return Finding.unproven("the descriptors are not those of file " + fid);
    }
    long size = descriptors.getFirst().entry().plaintextLength();
    if (size > LARGEST) {
      return Finding.unproven(
          "the file has %d bytes, this worker examines %d at most".formatted(size, LARGEST));
    }
    byte[] keys;
    try {
      keys = Capsule.open(capsule, seal, context());
    } catch (ProofsException other) {
      return Finding.unproven("the keys cannot be opened: " + other.getMessage());
    }
    try {
      int expected = DataKey.BYTES + descriptors.size() * MaskKey.BYTES;
      if (keys.length != expected) {
        return Finding.unproven(
            "the answer holds %d bytes of keys, a file of %d deals has %d"
                .formatted(keys.length, descriptors.size(), expected));
      }
      DataKey dataKey = DataKey.of(Arrays.copyOf(keys, DataKey.BYTES));
      KeyCommitment.check(dataKey, Hash256.of(facts.claim().keyCommitment().bytes()));
      return examine(dataKey, new DisputedFile(descriptors, masks(keys), engine, source));
    } catch (CiphertextRejectedException rejected) {
      return Finding.unproven("the keys do not open the file: " + rejected.getMessage());
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  private Finding examine(DataKey dataKey, DisputedFile ciphertext) {
    try {
      Path plaintext = Files.createTempFile(Files.createDirectories(folder), "disputed-", "");
      try {
        try (InputStream in = new FileCipher(dataKey).decrypting(ciphertext);
            OutputStream out = Files.newOutputStream(plaintext)) {
          in.transferTo(out);
        }
        return compare(plaintext);
      } finally {
        Files.delete(plaintext);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file of certificate %d cannot be examined (%s): see that %s is writable and has room"
              .formatted(facts.certificate(), e, folder),
          e);
    }
  }

  /** Whatever a hostile file does to its decoder, the worker says so and goes on. */
  private Finding compare(Path plaintext) {
    try {
      return ModelCheck.isOf(facts.claim())
          ? ModelCheck.compare(facts.claim(), plaintext)
          : ClaimCheck.compare(facts.claim(), fingerprinter.of(plaintext));
    } catch (UncheckedIOException disk) {
      throw disk; // no fault of the file
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return Finding.unproven("this worker cannot examine the file: " + e);
    }
  }

  private static List<MaskKey> masks(byte[] keys) {
    List<MaskKey> masks = new ArrayList<>();
    for (int at = DataKey.BYTES; at < keys.length; at += MaskKey.BYTES) {
      masks.add(MaskKey.of(Arrays.copyOfRange(keys, at, at + MaskKey.BYTES)));
    }
    return masks;
  }

  private byte[] context() {
    return CapsuleContext.dispute(
        site.chainId(),
        EnclaveSite.account(facts.disputes()),
        facts.certificate(),
        facts.round(),
        facts.tiKey());
  }

  private Judgement sign(Finding finding) {
    Bytes32 evidence = finding.evidence();
    Verdict verdict =
        new Verdict(
            facts.certificate(),
            facts.claim().digest(),
            facts.round(),
            facts.worker(),
            facts.answerer(),
            finding.verdict(),
            evidence);
    byte[] signature =
        new TypedDomain(site.chainId(), facts.disputes()).signCompact(signer, verdict);
    return new Judgement(finding.verdict(), evidence, ByteString.of(signature), finding.reason());
  }
}
