package io.cess4j.proofs.podr2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.ProofsException.KeyRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.ScalarVector;
import io.cess4j.proofs.bls.SmallPoints;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** protocol.md section 4, "Tests that must refuse": the Java side. */
final class RefusedProofsTest {
  private static final Hash256 BEAT = Hash256.of(Nu.sha256(new byte[] {1}));
  private static final Hash256 NEXT_BEAT = Hash256.of(Nu.sha256(new byte[] {2}));

  private final World world = World.small();
  private final World.Miner miner = world.new Miner(1);
  private final World.Miner other = world.new Miner(2);
  private Statement honest;
  private Proof proof;

  @BeforeEach
  void minersHoldDataAndOneProves() {
    miner.store(10, 13);
    miner.store(11, 4);
    miner.store(12, 1);
    other.store(10, 18);
    honest = miner.prove(BEAT, 16);
    proof = honest.proof();
    assertThat(Verify.verify(honest)).isInstanceOf(Verify.Accepted.class);
  }

  @Test
  void yPlusOne() {
    refuses(new Proof(proof.y().plus(Fr.ONE), proof.sigma(), proof.psi()));
  }

  @Test
  void yPlusTheGroupOrder() {
    byte[] bytes = proof.toBytes();
    byte[] y = proof.y().toBigInteger().add(Fr.ORDER).toByteArray();
    int length = Math.min(32, y.length);
    System.arraycopy(y, y.length - length, bytes, 32 - length, length);
    assertThatThrownBy(() -> Proof.ofBytes(bytes))
        .isInstanceOf(ProofsException.ScalarRejected.class);
  }

  @Test
  void sigmaNegatedOrAtInfinity() {
    refuses(new Proof(proof.y(), proof.sigma().negate(), proof.psi()));
    refuses(new Proof(proof.y(), G1.INFINITY, proof.psi()));
  }

  @Test
  void psiAtInfinity() {
    refuses(new Proof(proof.y(), proof.sigma(), G1.INFINITY));
  }

  @Test
  void allZero() {
    refuses(Proof.ofBytes(new byte[Proof.BYTES]));
  }

  @Test
  void pointsOffTheCurveOrTheSubgroup() {
    for (int offset : new int[] {32, 160}) {
      byte[] offCurve = proof.toBytes();
      offCurve[offset + 127] ^= 1;
      assertThatThrownBy(() -> Proof.ofBytes(offCurve))
          .isInstanceOf(ProofsException.PointRejected.class);
      byte[] offSubgroup = proof.toBytes();
      System.arraycopy(SmallPoints.offSubgroup(), 0, offSubgroup, offset, 128);
      assertThatThrownBy(() -> Proof.ofBytes(offSubgroup))
          .isInstanceOf(ProofsException.PointRejected.class)
          .hasMessageContaining("subgroup");
    }
  }

  @Test
  void psiTimesKappa() {
    refuses(new Proof(proof.y(), proof.sigma(), proof.psi().times(kappa())));
  }

  @Test
  void sigmaWithoutKappa() {
    refuses(new Proof(proof.y(), proof.sigma().times(kappa().inverse()), proof.psi()));
  }

  @Test
  void anotherMinersKey() {
    refuses(with(miner.id, honest.samples(), honest.z(), other.publicKey.keys(), proof));
  }

  @Test
  void anotherMinersProofOrHolding() {
    Statement foreign = other.prove(BEAT, 16);
    refuses(foreign.proof());
    refuses(with(other.id, honest.samples(), honest.z(), other.publicKey.keys(), proof));
    List<Sample> moved = new ArrayList<>(honest.samples());
    Sample first = moved.getFirst();
    moved.set(
        0,
        new Sample(
            first.holding(), other.holdings.get(0).statement.nu(), first.block(), first.weight()));
    refuses(with(miner.id, moved, honest.z(), miner.publicKey.keys(), proof));
  }

  @Test
  void anotherTiKey() {
    assertThat(
            Verify.verify(
                new Statement(
                    miner.id,
                    World.TI_KEY + 4,
                    honest.samples(),
                    honest.z(),
                    honest.keys(),
                    proof)))
        .isInstanceOf(Verify.Wrong.class);
  }

  @Test
  void anotherBeatOrAReplayInTheNextRound() {
    Statement later = miner.prove(NEXT_BEAT, 16);
    assertThat(Verify.verify(later)).isInstanceOf(Verify.Accepted.class);
    refuses(with(miner.id, later.samples(), later.z(), miner.publicKey.keys(), proof));
  }

  @Test
  void oneAlteredSector() {
    Sample sample = honest.samples().getFirst();
    World.Holding holding = miner.holdings.get((int) sample.holding());
    holding.data[31 * world.blockSectors * (int) sample.block() + 30] ^= 1;
    refuses(miner.prove(BEAT, 16).proof());
  }

  @Test
  void aProofOfFewerSamples() {
    refuses(miner.prove(BEAT, 15).proof());
  }

  @Test
  void errorsThatCancelAcrossABatch() {
    Statement foreign = other.prove(BEAT, 16);
    G1 error = G1.GENERATOR.times(Fr.of(77));
    Statement up = with(honest, shifted(proof, error));
    Statement down = with(foreign, shifted(foreign.proof(), error.negate()));
    assertThat(Verify.verify(List.of(honest, foreign), world.random))
        .isInstanceOf(Verify.Accepted.class);
    assertThat(Verify.verify(List.of(up, down), world.random)).isInstanceOf(Verify.Wrong.class);
    assertThat(Verify.verify(List.of(honest, down), world.random)).isInstanceOf(Verify.Wrong.class);
  }

  @Test
  void kappaZero() {
    assertThatThrownBy(() -> MinerSecretKey.ofBytes(new byte[32]))
        .isInstanceOf(ProofsException.ScalarRejected.class);
    assertThatThrownBy(() -> new ProofKeys(G2.INFINITY, G2.INFINITY))
        .isInstanceOf(KeyRejected.class);
    assertThatThrownBy(() -> ProofKeys.ofEip2537(new byte[512])).isInstanceOf(KeyRejected.class);
    assertThatThrownBy(() -> new MinerPublicKey(G1.INFINITY, miner.publicKey.keys()))
        .isInstanceOf(KeyRejected.class);
    assertThatThrownBy(() -> TiPublicKey.ofEip2537(new byte[512])).isInstanceOf(KeyRejected.class);
  }

  @Test
  void mixedOrCopiedKeys() {
    G1 possession = miner.key.possession(miner.possessionMessage());
    ProofKeys mine = miner.publicKey.keys();
    ProofKeys foreign = other.publicKey.keys();
    miner.publicKey.check(world.tiPublic, possession, miner.possessionMessage());
    refusesKeys("K ", new ProofKeys(foreign.k(), mine.ka()), possession, miner);
    refusesKeys("KA", new ProofKeys(mine.k(), foreign.ka()), possession, miner);
    refusesKeys("KA", new ProofKeys(mine.k(), mine.k()), possession, miner);
    refusesKeys("possession", mine, other.key.possession(other.possessionMessage()), miner);
    // a copy of all of it under another miner's id
    assertThatThrownBy(
            () ->
                miner.publicKey.check(
                    world.tiPublic,
                    possession,
                    World.REGISTRY.minerKey(
                        other.id,
                        World.TI_KEY,
                        world.tiPublic.pointsHash(),
                        miner.publicKey.publicKey())))
        .isInstanceOf(KeyRejected.class)
        .hasMessageContaining("possession");
  }

  @Test
  void aRogueKeyMadeOfAnotherMinersKey() {
    Fr d = Fr.of(123_456_789);
    G1 rogue = G1.GENERATOR.times(d).plus(miner.publicKey.publicKey().negate());
    ProofKeys mine = miner.publicKey.keys();
    ProofKeys keys =
        new ProofKeys(
            world.tiPublic.x().times(d).plus(mine.k().negate()),
            world.tiPublic.a().times(d).plus(mine.ka().negate()));
    byte[] message =
        World.REGISTRY.minerKey(other.id, World.TI_KEY, world.tiPublic.pointsHash(), rogue);
    G1 possession = io.cess4j.proofs.DomainTag.MINER_KEY.hash(message).times(d);
    assertThatThrownBy(
            () -> new MinerPublicKey(rogue, keys).check(world.tiPublic, possession, message))
        .isInstanceOf(KeyRejected.class)
        .hasMessageContaining("possession");
  }

  @Test
  void aDroppedBlockReplacedByASumOfOthers() {
    // constant weights would let a miner keep only sums of blocks; fresh ones do not
    Sample sample = honest.samples().getFirst();
    World.Holding holding = miner.holdings.get((int) sample.holding());
    Arrays.fill(holding.data, (byte) 0);
    refuses(miner.prove(BEAT, 16).proof());
  }

  @Test
  void verifyEqualsTheEquationWithNaiveArithmetic() {
    G1 sigma = G1.INFINITY;
    for (Sample sample : honest.samples()) {
      sigma =
          sigma.plus(
              miner
                  .holdings
                  .get((int) sample.holding())
                  .sigmas
                  .get((int) sample.block())
                  .times(Fr.of(sample.weight())));
    }
    assertThat(proof.sigma()).isEqualTo(sigma);
    // y by evaluating every sampled block with big integers
    BigInteger y = BigInteger.ZERO;
    BigInteger z = honest.z().toBigInteger();
    for (Sample sample : honest.samples()) {
      byte[] block = miner.holdings.get((int) sample.holding()).block((int) sample.block());
      BigInteger value = BigInteger.ZERO;
      for (int j = block.length / 31 - 1; j >= 0; j--) {
        value =
            value
                .multiply(z)
                .add(new BigInteger(1, Arrays.copyOfRange(block, 31 * j, 31 * j + 31)))
                .mod(Fr.ORDER);
      }
      y = y.add(value.multiply(sample.weight())).mod(Fr.ORDER);
    }
    assertThat(proof.y().toBigInteger()).as("seed %s", Seeded.SEED).isEqualTo(y);
    assertThat(Proof.ofBytes(proof.toBytes())).isEqualTo(proof);
  }

  private Fr kappa() {
    return Fr.ofCanonical(miner.key.toBytes());
  }

  private void refuses(Proof tampered) {
    refuses(with(honest, tampered));
  }

  private static void refuses(Statement statement) {
    assertThat(Verify.verify(statement))
        .as("seed %s", Seeded.SEED)
        .isInstanceOf(Verify.Wrong.class);
  }

  private void refusesKeys(String what, ProofKeys keys, G1 possession, World.Miner of) {
    assertThatThrownBy(
            () ->
                new MinerPublicKey(of.publicKey.publicKey(), keys)
                    .check(world.tiPublic, possession, of.possessionMessage()))
        .isInstanceOf(KeyRejected.class)
        .hasMessageContaining(what);
  }

  private static Proof shifted(Proof proof, G1 error) {
    return new Proof(proof.y(), proof.sigma().plus(error), proof.psi());
  }

  private static Statement with(Statement statement, Proof proof) {
    return new Statement(
        statement.miner(),
        statement.tiKey(),
        statement.samples(),
        statement.z(),
        statement.keys(),
        proof);
  }

  private static Statement with(
      long miner, List<Sample> samples, Fr z, ProofKeys keys, Proof proof) {
    return new Statement(miner, World.TI_KEY, samples, z, keys, proof);
  }

  @Test
  void sumsOfWeightsStayInTheField() {
    ScalarVector weights = ScalarVector.ofWeights(List.of(BigInteger.TWO, BigInteger.TEN));
    assertThat(weights.sum(0, 2)).isEqualTo(Fr.of(12));
    assertThat(G1Vector.of(G1.GENERATOR, G1.GENERATOR).sum(weights))
        .isEqualTo(G1.GENERATOR.times(Fr.of(12)));
  }
}
