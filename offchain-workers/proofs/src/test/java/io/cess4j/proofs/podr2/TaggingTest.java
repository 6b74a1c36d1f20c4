package io.cess4j.proofs.podr2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.SrsRejected;
import io.cess4j.proofs.ProofsException.TagsRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SmallPoints;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SigGen, TagGen and the keys between them. */
final class TaggingTest {
  private final World world = World.small();
  private final World.Miner miner = world.new Miner(1);
  private final World.Holding holding = miner.store(10, 13);

  @Test
  void aSemiAuthenticatorOfOtherBytesIsRefused() {
    byte[] data = holding.data.clone();
    for (int at : new int[] {0, 31 * 5 + 30, data.length - 1}) {
      data[at] ^= 1;
      assertThatThrownBy(() -> check(holding.statement, holding.deltas, data))
          .isInstanceOf(TagsRejected.class)
          .hasMessageContaining("do not fit");
      data[at] ^= 1;
    }
  }

  @Test
  void semiAuthenticatorsOfOtherOrderSignOrSubgroupAreRefused() {
    byte[] swapped = holding.deltas.clone();
    System.arraycopy(holding.deltas, 0, swapped, 48, 48);
    System.arraycopy(holding.deltas, 48, swapped, 0, 48);
    refuses(swapped, "do not fit");
    byte[] negated = holding.deltas.clone();
    System.arraycopy(holding.delta(2).negate().compressed(), 0, negated, 96, 48);
    refuses(negated, "do not fit");
    byte[] foreign = holding.deltas.clone();
    System.arraycopy(SmallPoints.offSubgroup(), 16, foreign, 0, 48);
    foreign[0] |= (byte) 0x80;
    refuses(foreign, "subgroup");
    byte[] infinite = holding.deltas.clone();
    System.arraycopy(G1.INFINITY.compressed(), 0, infinite, 0, 48);
    refuses(infinite, "infinity");
    refuses(Arrays.copyOf(holding.deltas, holding.deltas.length - 48), "4 blocks need");
  }

  @Test
  void errorsThatCancelBetweenBlocksAreRefused() {
    byte[] deltas = holding.deltas.clone();
    System.arraycopy(holding.delta(0).plus(G1.GENERATOR).compressed(), 0, deltas, 0, 48);
    System.arraycopy(holding.delta(1).plus(G1.GENERATOR.negate()).compressed(), 0, deltas, 48, 48);
    refuses(deltas, "do not fit");
  }

  @Test
  void theStatementIsPartOfWhatIsTagged() {
    TagStatement.Subject subject = holding.statement.subject();
    Nu otherNu = Nu.of(BigInteger.TEN);
    assertThatThrownBy(
            () -> check(new TagStatement(subject, otherNu), holding.deltas, holding.data))
        .isInstanceOf(TagsRejected.class);
    var otherMiner =
        new TagStatement.Subject(10, 0, 2, World.TI_KEY, subject.idsRoot(), subject.sectors());
    var otherKey = new TagStatement.Subject(10, 0, 1, World.TI_KEY + 4, subject.idsRoot(), 13);
    for (var changed : new TagStatement.Subject[] {otherMiner, otherKey}) {
      assertThatThrownBy(
              () ->
                  check(
                      new TagStatement(changed, holding.statement.nu()),
                      holding.deltas,
                      holding.data))
          .isInstanceOf(TagsRejected.class);
    }
  }

  @Test
  void streamsThatAreShorterLongerOrRaggedAreRefused() {
    TagStatement.Subject subject = holding.statement.subject();
    byte[] longer = Arrays.copyOf(holding.data, holding.data.length + 31);
    assertThatThrownBy(() -> sigGen(subject).update(longer, 0, longer.length))
        .isInstanceOf(TagsRejected.class)
        .hasMessageContaining("more than");
    SigGen shorter = sigGen(subject);
    shorter.update(holding.data, 0, holding.data.length - 31);
    assertThatThrownBy(shorter::finish)
        .isInstanceOf(TagsRejected.class)
        .hasMessageContaining("12 sectors");
    SigGen ragged = sigGen(subject);
    ragged.update(holding.data, 0, holding.data.length - 1);
    assertThatThrownBy(ragged::finish)
        .isInstanceOf(TagsRejected.class)
        .hasMessageContaining("into sector");
    assertThatThrownBy(() -> check(holding.statement, holding.deltas, longer))
        .isInstanceOf(TagsRejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 31, 32, 100, 403})
  void portionsOfAnySizeGiveTheSameTags(int portion) {
    World twin = World.small();
    World.Miner twinMiner = twin.new Miner(1);
    byte[] data = Seeded.bytes(twin.random, 31 * 13);
    assertThat(data).isEqualTo(holding.data);
    SigGen sigGen = new SigGen(twin.ti, twin.powers, twinMiner.subject(10, 0, data), twin.random);
    for (int at = 0; at < data.length; at += portion) {
      sigGen.update(data, at, Math.min(portion, data.length - at));
    }
    assertThat(sigGen.statement()).isEqualTo(holding.statement);
    assertThat(sigGen.finish().compressed()).isEqualTo(holding.deltas);
  }

  @Test
  void aSemiAuthenticatorIsWhatThePaperSays() {
    G1 content = G1.INFINITY;
    for (int j = 0; j < 4; j++) {
      BigInteger sector =
          new BigInteger(1, Arrays.copyOfRange(holding.data, 31 * (4 + j), 31 * (5 + j)));
      G1 point = G1.ofCompressed(Arrays.copyOfRange(world.srs.toBytes(), 48 * j, 48 * j + 48));
      content = content.plus(point.times(io.cess4j.proofs.bls.Fr.of(sector)));
    }
    TagStatement.Subject subject = holding.statement.subject();
    G1 name = TagStatement.name(holding.statement.nu(), subject.miner(), subject.tiKey(), 1);
    G1 delta = world.ti.x().times(name.plus(content));
    assertThat(holding.delta(1)).isEqualTo(delta);
  }

  @Test
  void taggingTwiceNeverSharesAName() {
    TagStatement.Subject subject = holding.statement.subject();
    assertThat(sigGen(subject).statement().nu()).isNotEqualTo(sigGen(subject).statement().nu());
  }

  @Test
  void theSrsMustHoldThePowersOfItsKey() {
    byte[] bytes = world.srs.toBytes();
    assertThat(Srs.check(bytes, 4, world.srs.digest(), world.tiPublic, world.random).digest())
        .isEqualTo(world.srs.digest());
    World stranger = new World(4, Seeded.SEED + 1);
    assertThatThrownBy(
            () -> Srs.check(bytes, 4, world.srs.digest(), stranger.tiPublic, world.random))
        .isInstanceOf(SrsRejected.class)
        .hasMessageContaining("powers");
    assertThatThrownBy(
            () -> Srs.check(bytes, 4, stranger.srs.digest(), world.tiPublic, world.random))
        .isInstanceOf(SrsRejected.class)
        .hasMessageContaining("digest");
    assertThatThrownBy(() -> Srs.check(bytes, 5, world.srs.digest(), world.tiPublic, world.random))
        .isInstanceOf(SrsRejected.class);
    byte[] bent = bytes.clone();
    System.arraycopy(bytes, 48, bent, 144, 48);
    refusesSrs(bent, "powers");
    byte[] foreign = bytes.clone();
    System.arraycopy(SmallPoints.offSubgroup(), 16, foreign, 48, 48);
    foreign[48] |= (byte) 0x80;
    refusesSrs(foreign, "subgroup");
    byte[] shifted = new byte[192];
    System.arraycopy(bytes, 48, shifted, 0, 144);
    System.arraycopy(bytes, 0, shifted, 144, 48);
    refusesSrs(shifted, "generator");
  }

  @Test
  void keysSurviveTheirStore() {
    byte[] sealed = world.ti.toBytes();
    assertThat(TiSecretKey.ofBytes(sealed).publicKey()).isEqualTo(world.tiPublic);
    assertThat(MinerSecretKey.ofBytes(miner.key.toBytes()).publicKey(world.tiPublic))
        .isEqualTo(miner.publicKey);
    assertThat(TiPublicKey.ofEip2537(world.tiPublic.eip2537())).isEqualTo(world.tiPublic);
    assertThat(ProofKeys.ofEip2537(miner.publicKey.keys().eip2537()))
        .isEqualTo(miner.publicKey.keys());
  }

  private void refusesSrs(byte[] bytes, String cause) {
    assertThatThrownBy(
            () -> Srs.check(bytes, 4, Hash256.of(Nu.sha256(bytes)), world.tiPublic, world.random))
        .isInstanceOf(SrsRejected.class)
        .hasMessageContaining(cause);
  }

  private void refuses(byte[] deltas, String cause) {
    assertThatThrownBy(() -> check(holding.statement, deltas, holding.data))
        .as("seed %s", Seeded.SEED)
        .isInstanceOf(TagsRejected.class)
        .hasMessageContaining(cause);
  }

  private SigGen sigGen(TagStatement.Subject subject) {
    return new SigGen(world.ti, world.powers, subject, world.random);
  }

  private void check(TagStatement statement, byte[] deltas, byte[] data) {
    TagGen tagGen = new TagGen(world.srs, world.tiPublic, statement, deltas, world.random);
    tagGen.update(data, 0, data.length);
    tagGen.finish(miner.key);
  }
}
