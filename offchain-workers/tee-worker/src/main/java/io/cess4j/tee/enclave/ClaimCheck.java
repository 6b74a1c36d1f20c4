package io.cess4j.tee.enclave;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewTree;
import java.io.ByteArrayOutputStream;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * A claim against the fingerprint of the file that it is about.
 *
 * <p>Equal files have equal fingerprints: decoders of pictures, sounds and texts are this project's
 * own and exact. Videos are decoded by a library whose versions may round differently, so a small
 * difference there says nothing.
 */
final class ClaimCheck {
  /** Of 256; strangers differ in more than three times as many. */
  private static final int ROUNDING_BITS = 24;

  private ClaimCheck() {}

  static Finding compare(RightsClaim claim, Fingerprint fingerprint) {
    Bytes32 instance = Bytes32.of(fingerprint.blake3());
    Description description = fingerprint.description();
    Bytes32 identifier = description == null ? Bytes32.ZERO : Bytes32.of(description.id().bytes());
    Bytes32 viewsRoot =
        description == null ? Bytes32.ZERO : Bytes32.of(new ViewTree(description).root());
    Bytes32 evidence = evidence(instance, identifier, viewsRoot);
    if (!instance.equals(claim.instanceHash())) {
      return new Finding(
          RightsVerdict.INVENTED,
          evidence,
          "the stored file's BLAKE3 is %s, claimed is %s"
              .formatted(instance, claim.instanceHash()));
    }
    if (claim.identifier().isZero()) {
      return new Finding(RightsVerdict.CONFIRMED, evidence, "the file is the claimed one");
    }
    if (description == null
        || !RightsClaim.algorithm(description.algorithm()).equals(claim.algorithm())) {
      return new Finding(
          RightsVerdict.UNPROVEN,
          evidence,
          "this worker computes no identifier of the claimed algorithm for this file: "
              + fingerprint.missing());
    }
    if (media(description).equals(claim.mediaType())
        && identifier.equals(claim.identifier())
        && viewsRoot.equals(claim.viewsRoot())) {
      return new Finding(RightsVerdict.CONFIRMED, evidence, "identifier and views are the file's");
    }
    int distance = description.id().distance(Code256.of(claim.identifier().bytes()));
    boolean mayBeRounding =
        claim.mediaType() == RightsMedia.VIDEO
            && media(description) == RightsMedia.VIDEO
            && distance <= ROUNDING_BITS;
    return new Finding(
        mayBeRounding ? RightsVerdict.UNPROVEN : RightsVerdict.INVENTED,
        evidence,
        "the stored file gives %s %s with views %s, %d bits from the claimed identifier"
            .formatted(media(description), identifier, viewsRoot, distance));
  }

  private static RightsMedia media(Description description) {
    return RightsMedia.valueOf(description.type().name());
  }

  static Bytes32 evidence(Bytes32... words) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    for (Bytes32 word : words) {
      encoded.writeBytes(word.bytes());
    }
    return Bytes32.of(new Keccak.Digest256().digest(encoded.toByteArray()));
  }
}
