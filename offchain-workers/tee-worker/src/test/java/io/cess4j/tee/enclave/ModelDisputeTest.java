package io.cess4j.tee.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of models, whose instance hash is the model's root (ADR 0039). */
final class ModelDisputeTest {
  private static final Address DISPUTES = TestDeal.address(0xd5);
  private static final long CERTIFICATE = 42;
  private static final long ROUND = 1;
  private static final Hash256 ARCHITECTURE = Hash256.fromHex("a7".repeat(32));
  private static final FixedVector MODEL =
      FixedVector.of(
          VectorKind.MODEL, new SplittableRandom(3).ints(1_000, -9_000, 9_000).toArray());
  private static final Bytes32 ROOT = root(MODEL);

  @TempDir private static Path folder;
  private static Enclave enclave;

  @BeforeAll
  static void open() {
    enclave = Enclave.open(folder.resolve("one"), TestDeal.SITE, new SplittableRandom(1));
  }

  @AfterAll
  static void close() {
    enclave.close();
  }

  @Test
  void theRootOfTheModelConfirmsItsCertificate() {
    Judgement judgement = judge(file(MODEL), ROOT, "ai-gap-model/1");
    assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.CONFIRMED);
    assertThat(judgement.evidence()).isNotEqualTo(Bytes32.ZERO);
  }

  @Test
  void anotherModelsRootIsInvented() {
    FixedVector other = FixedVector.zero(VectorKind.MODEL, 1_000);
    Judgement judgement = judge(file(MODEL), root(other), "ai-gap-model/1");
    assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.INVENTED);
    assertThat(judgement.reason()).contains(ROOT.hex(), root(other).hex());
  }

  @Test
  void aFileThatIsNoModelIsInvented() {
    byte[] whole = file(MODEL);
    byte[] update = whole.clone();
    update[5] = 1;
    byte[] endless = whole.clone();
    Arrays.fill(endless, 38, 42, (byte) 0xff);
    for (byte[] bytes :
        new byte[][] {
          update,
          endless,
          Arrays.copyOf(whole, 41),
          Arrays.copyOf(whole, whole.length - 1),
          Arrays.copyOf(whole, whole.length + 1),
          "no model at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII)
        }) {
      Judgement judgement = judge(bytes, ROOT, "ai-gap-model/1");
      assertThat(judgement.verdict()).as(judgement.reason()).isEqualTo(RightsVerdict.INVENTED);
      assertThat(judgement.reason()).contains("no model");
    }
  }

  /** The root stands for a model only where the claim says that it is one. */
  @Test
  void otherAlgorithmsAreJudgedByTheFilesOwnHashAsBefore() throws IOException {
    Path plain = Files.write(folder.resolve("model.cesf"), file(MODEL));
    Bytes32 blake3 = Bytes32.of(new Fingerprinter().of(plain).blake3());
    assertThat(judge(file(MODEL), ROOT, "mdrc-image/1").verdict())
        .isEqualTo(RightsVerdict.INVENTED);
    assertThat(judge(file(MODEL), blake3, "ai-gap-model/1").verdict())
        .isEqualTo(RightsVerdict.INVENTED);
  }

  private static Judgement judge(byte[] bytes, Bytes32 instanceHash, String algorithm) {
    TestFile stored = new TestFile(TestDeal.SITE, 9, bytes);
    RightsClaim claim =
        new RightsClaim(
            Bytes32.of(stored.fid().toBytes()),
            instanceHash,
            Bytes32.of("0x" + "1d".repeat(32)),
            Bytes32.of("0x" + "0c".repeat(32)),
            Bytes32.of(stored.keyCommitment().toBytes()),
            RightsClaim.algorithm(algorithm),
            Bytes32.ZERO,
            9,
            RightsMedia.IMAGE);
    byte[] context =
        CapsuleContext.dispute(
            TestDeal.SITE.chainId(),
            EnclaveSite.account(DISPUTES),
            CERTIFICATE,
            ROUND,
            TestDeal.TI_KEY);
    byte[] capsule =
        Capsule.seal(stored.keys(), enclave.keys().sealKey(), context, new SplittableRandom(5));
    DisputeFacts facts =
        new DisputeFacts(
            DISPUTES, CERTIFICATE, ROUND, 3, TestDeal.TI_KEY, TestDeal.address(0xa1), claim);
    return enclave.dispute(facts).judge(capsule, stored.descriptors(), stored);
  }

  private static byte[] file(FixedVector vector) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorCodec.write(vector, ARCHITECTURE, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static Bytes32 root(FixedVector vector) {
    return Bytes32.of(VectorTrees.of(vector, Schedule.threads(1)).root().toBytes());
  }
}
