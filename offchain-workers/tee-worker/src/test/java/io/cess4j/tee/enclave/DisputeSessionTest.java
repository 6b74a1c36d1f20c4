package io.cess4j.tee.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.chain.typed.Verdict;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewTree;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the enclave says of true and of invented claims, and to those who hand in what is not it.
 */
final class DisputeSessionTest {
  private static final Address DISPUTES = TestDeal.address(0xd5);
  private static final Address ANSWERER = TestDeal.address(0xa1);
  private static final long CERTIFICATE = 41;
  private static final long ROUND = 2;
  private static final int WORKER = 3;

  @TempDir private static Path folder;
  private static Enclave enclave;
  private static TestFile picture;
  private static RightsClaim truth;

  @BeforeAll
  static void open() throws IOException {
    enclave = Enclave.open(folder.resolve("one"), TestDeal.SITE, new SplittableRandom(1));
    Path file = folder.resolve("picture.png");
    ImageIO.write(waves(), "png", file.toFile());
    picture = new TestFile(TestDeal.SITE, 9, Files.readAllBytes(file));
    truth = claim(new Fingerprinter().of(file), picture);
  }

  @AfterAll
  static void close() {
    enclave.close();
  }

  @Test
  void aTrueClaimIsConfirmedAndSignedForThisDisputeAlone() {
    Judgement judgement = judge(truth, picture.keys());
    assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.CONFIRMED);
    assertThat(judgement.evidence()).isNotEqualTo(Bytes32.ZERO);
    TypedDomain domain = new TypedDomain(TestDeal.SITE.chainId(), DISPUTES);
    byte[] signature = judgement.signature().toBytes();
    assertThat(domain.recover(verdict(truth, judgement, ROUND), signature))
        .contains(enclave.keys().signer());
    assertThat(domain.recover(verdict(truth, judgement, ROUND + 1), signature))
        .isNotEqualTo(Optional.of(enclave.keys().signer()));
    assertThat(scratch()).as("plaintext that was left").isEmpty();
  }

  @Test
  void inventedFieldsAreInvented() {
    String other = "0x" + "7b".repeat(32);
    RightsClaim invented = with(truth, Bytes32.of(other), truth.viewsRoot(), truth.instanceHash());
    assertThat(judge(invented, picture.keys()).verdict()).isEqualTo(RightsVerdict.INVENTED);
    RightsClaim views = with(truth, truth.identifier(), Bytes32.of(other), truth.instanceHash());
    assertThat(judge(views, picture.keys()).verdict()).isEqualTo(RightsVerdict.INVENTED);
    RightsClaim bytes = with(truth, truth.identifier(), truth.viewsRoot(), Bytes32.of(other));
    assertThat(judge(bytes, picture.keys()).verdict()).isEqualTo(RightsVerdict.INVENTED);
    assertThat(scratch()).isEmpty();
  }

  /** Who hands in other keys cannot void the certificate. */
  @Test
  void keysThatAreNotTheFilesProveNothing() {
    byte[] keys = picture.keys();
    SplittableRandom random = new SplittableRandom(4);
    byte[] otherData = keys.clone();
    System.arraycopy(DataKey.generate(random).toBytes(), 0, otherData, 0, 32);
    assertUnproven(judge(truth, otherData), "key commitment");
    byte[] otherMask = keys.clone();
    System.arraycopy(MaskKey.generate(random).toBytes(), 0, otherMask, 32, 32);
    assertUnproven(judge(truth, otherMask), "do not open");
    byte[] tooMany = java.util.Arrays.copyOf(keys, 96);
    assertUnproven(judge(truth, tooMany), "96 bytes");
  }

  @Test
  void capsulesOfOtherDisputesAreNotOpened() {
    for (byte[] context :
        List.of(context(CERTIFICATE + 1, ROUND, 4), context(CERTIFICATE, ROUND - 1, 4))) {
      byte[] capsule = seal(picture.keys(), context);
      assertUnproven(
          session(truth).judge(capsule, picture.descriptors(), picture), "cannot be opened");
    }
    assertUnproven(
        session(truth).judge(new byte[208], picture.descriptors(), picture), "cannot be opened");
  }

  @Test
  void anotherFilesDescriptorsProveNothing() {
    TestFile other = new TestFile(TestDeal.SITE, 10, new byte[5_000]);
    byte[] capsule = seal(other.keys(), context(CERTIFICATE, ROUND, TestDeal.TI_KEY));
    assertUnproven(session(truth).judge(capsule, other.descriptors(), other), "descriptors");
    assertUnproven(session(truth).judge(capsule, List.<Descriptor>of(), other), "descriptors");
  }

  /** A header that announces more pixels than the worker has memory for. */
  @Test
  void aBombIsUnprovenAndTheWorkerGoesOn() throws IOException {
    byte[] bomb = Files.readAllBytes(folder.resolve("picture.png"));
    ByteBuffer header = ByteBuffer.wrap(bomb);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 checksum = new CRC32();
    checksum.update(bomb, 12, 17);
    header.putInt(29, (int) checksum.getValue());
    Path file = Files.write(folder.resolve("bomb.png"), bomb);
    TestFile stored = new TestFile(TestDeal.SITE, 11, bomb);
    RightsClaim claim =
        new RightsClaim(
            Bytes32.of(stored.fid().toBytes()),
            Bytes32.of(new Fingerprinter().of(file).blake3()),
            truth.identifier(),
            truth.viewsRoot(),
            Bytes32.of(stored.keyCommitment().toBytes()),
            truth.algorithm(),
            Bytes32.ZERO,
            11,
            RightsMedia.IMAGE);
    byte[] capsule = seal(stored.keys(), context(CERTIFICATE, ROUND, TestDeal.TI_KEY));

    Judgement judgement = session(claim).judge(capsule, stored.descriptors(), stored);

    assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.UNPROVEN);
    assertThat(judgement.reason()).contains("60000 x 60000");
    assertThat(judge(truth, picture.keys()).verdict()).isEqualTo(RightsVerdict.CONFIRMED);
    assertThat(scratch()).isEmpty();
  }

  /** No verdict at all: the host may get better bytes from another miner. */
  @Test
  void alteredFragmentsAreAskedForAgain() {
    SegmentSource lying =
        (part, segment) -> {
          NavigableMap<Integer, byte[]> altered = new TreeMap<>(picture.fragments(part, segment));
          altered.firstEntry().getValue()[3] ^= 1;
          return altered;
        };
    byte[] capsule = seal(picture.keys(), context(CERTIFICATE, ROUND, TestDeal.TI_KEY));
    assertThatThrownBy(() -> session(truth).judge(capsule, picture.descriptors(), lying))
        .isInstanceOf(FragmentMismatchException.class);
    assertThat(scratch()).isEmpty();
  }

  private static void assertUnproven(Judgement judgement, String reason) {
    assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.UNPROVEN);
    assertThat(judgement.reason()).contains(reason);
    assertThat(judgement.evidence()).isEqualTo(Bytes32.ZERO);
  }

  private static Judgement judge(RightsClaim claim, byte[] keys) {
    byte[] capsule = seal(keys, context(CERTIFICATE, ROUND, TestDeal.TI_KEY));
    return session(claim).judge(capsule, picture.descriptors(), picture);
  }

  private static DisputeSession session(RightsClaim claim) {
    return enclave.dispute(
        new DisputeFacts(DISPUTES, CERTIFICATE, ROUND, WORKER, TestDeal.TI_KEY, ANSWERER, claim));
  }

  private static byte[] seal(byte[] keys, byte[] context) {
    return Capsule.seal(keys, enclave.keys().sealKey(), context, new SplittableRandom(5));
  }

  private static byte[] context(long certificate, long round, int tiKey) {
    return CapsuleContext.dispute(
        TestDeal.SITE.chainId(), EnclaveSite.account(DISPUTES), certificate, round, tiKey);
  }

  private static Verdict verdict(RightsClaim claim, Judgement judgement, long round) {
    return new Verdict(
        CERTIFICATE,
        claim.digest(),
        round,
        WORKER,
        ANSWERER,
        judgement.verdict(),
        judgement.evidence());
  }

  private static RightsClaim claim(Fingerprint fingerprint, TestFile file) {
    Description description = Objects.requireNonNull(fingerprint.description());
    return new RightsClaim(
        Bytes32.of(file.fid().toBytes()),
        Bytes32.of(fingerprint.blake3()),
        Bytes32.of(description.id().bytes()),
        Bytes32.of(new ViewTree(description).root()),
        Bytes32.of(file.keyCommitment().toBytes()),
        RightsClaim.algorithm(description.algorithm()),
        Bytes32.ZERO,
        9,
        RightsMedia.IMAGE);
  }

  private static RightsClaim with(
      RightsClaim claim, Bytes32 identifier, Bytes32 viewsRoot, Bytes32 instanceHash) {
    return new RightsClaim(
        claim.fid(),
        instanceHash,
        identifier,
        viewsRoot,
        claim.keyCommitment(),
        claim.algorithm(),
        claim.isccDigest(),
        claim.deal(),
        claim.mediaType());
  }

  private static List<Path> scratch() {
    Path scratch = folder.resolve("one").resolve("scratch");
    if (!Files.exists(scratch)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(scratch)) {
      return files.toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BufferedImage waves() {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        int red = (int) (127 + 100 * Math.sin(x * 0.07 + y * y * 0.0006));
        int green = (int) (127 + 100 * Math.cos(x * x * 0.0004 - y * 0.05));
        int blue = (x / 37 + y / 29) % 2 * 180;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }
}
