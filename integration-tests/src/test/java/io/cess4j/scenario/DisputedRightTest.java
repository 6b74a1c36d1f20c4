package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.storage.StoredFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three certificates of one stored picture are disputed: a true claim, a lie, and one whose holder
 * stays silent. A keeper draws the TEE workers, which fetch the picture and compute it anew.
 */
@Tag("full") // five minutes
class DisputedRightTest {
  private static final Duration BEATS = Duration.ofSeconds(60);
  private static final Duration VERDICTS = Duration.ofMinutes(4);
  private static final String NAME = "disputed.png";

  @TempDir private Path folder;

  @Test
  void theTruthIsConfirmedALieIsRefutedAndSilenceProvesNothing() throws Exception {
    try (CessNetwork network = CessNetwork.start(folder, NetworkPlan.USUAL.withKeepers(1));
        Cess creator = as(network, network.client().account());
        Cess challenger = as(network, FundedAccounts.usual().otherClient())) {
      StoredFile file = network.client().stores(NAME, picture());
      ClientCommands commands = new ClientCommands(network);
      JsonNode registered =
          commands.type(
              "rights",
              "register",
              network.client().folder().resolve(NAME).toString(),
              "--fid",
              file.fid(),
              "--title",
              "Harbour",
              "--yes");
      assertThat(registered.path("ok").asBoolean()).as("%s", registered).isTrue();
      long truth = registered.path("certificate").asLong();
      RightsClaim claim = creator.rights().find(truth).orElseThrow().claim();
      long lie = register(creator.rights(), invented(claim));
      long silent = register(creator.rights(), claim);
      BigInteger challenged = challenger.balances().vault();
      BigInteger creators = creator.balances().vault();

      for (long number : new long[] {truth, lie, silent}) {
        challenger.rights().disputes().open(number);
      }
      for (long number : new long[] {truth, lie, silent}) {
        awaitState(network, number, DisputeState.DRAWN, BEATS);
      }
      JsonNode listed = commands.type("rights", "dispute", "list");
      assertThat(listed.path("disputes").findValuesAsString("certificate"))
          .containsExactly("" + truth, "" + lie, "" + silent);
      assertThat(listed.path("disputes").findValuesAsString("yours")).containsOnly("true");
      for (long number : new long[] {truth, lie}) {
        JsonNode answered = commands.type("rights", "dispute", "answer", "" + number, "--yes");
        assertThat(answered.path("ok").asBoolean()).as("%s", answered).isTrue();
      }

      awaitState(network, truth, DisputeState.NONE, VERDICTS);
      awaitState(network, lie, DisputeState.NONE, VERDICTS);
      assertThat(standing(network, truth)).isEqualTo(RightsStanding.CONFIRMED);
      assertThat(standing(network, lie)).isEqualTo(RightsStanding.INVENTED);
      awaitState(network, silent, DisputeState.NONE, VERDICTS);
      assertThat(standing(network, silent)).isEqualTo(RightsStanding.UNPROVEN);

      BigInteger won = creator.rights().disputes().bond().subtract(wage(network, creator.rights()));
      BigInteger lost = creator.rights().disputes().bond().negate();
      assertThat(challenger.balances().vault().subtract(challenged))
          .as("lost to the truth, won from the lie, back from the silence")
          .isEqualTo(lost.add(won));
      assertThat(creator.balances().vault().subtract(creators)).isEqualTo(won.add(lost));
      network.assertThatTheVaultBalances();
    }
  }

  private static void awaitState(
      CessNetwork network, long certificate, DisputeState state, Duration limit) {
    Eventually.within(
        limit,
        "the dispute over certificate %d is %s".formatted(certificate, state),
        () -> network.chain().rightsDisputes().disputeOf(certificate).state() == state);
  }

  private static RightsStanding standing(CessNetwork network, long certificate) {
    return network.chain().rightsDisputes().standingOf(certificate);
  }

  private static BigInteger wage(CessNetwork network, Rights rights) {
    BigInteger share = network.chain().parameters().get(Parameter.VERDICT_SHARE);
    return rights.disputes().bond().multiply(share).divide(BigInteger.valueOf(10_000));
  }

  private static long register(Rights rights, RightsClaim claim) {
    PendingRegistration pending = rights.commit(claim, rights.salt());
    Eventually.within(BEATS, "a block after the commitment", () -> rights.isRevealable(pending));
    return rights
        .reveal(pending, new RightsDescription("Harbour", "", "", Bytes32.ZERO), 0)
        .number();
  }

  /** The same but for an identifier that the picture does not have. */
  private static RightsClaim invented(RightsClaim claim) {
    byte[] other = claim.identifier().bytes().clone();
    for (int i = 0; i < other.length; i++) {
      other[i] ^= (byte) (i % 2 == 0 ? 0xff : 0);
    }
    return new RightsClaim(
        claim.fid(),
        claim.instanceHash(),
        Bytes32.of(other),
        claim.viewsRoot(),
        claim.keyCommitment(),
        claim.algorithm(),
        claim.isccDigest(),
        claim.deal(),
        claim.mediaType());
  }

  private static byte[] picture() throws IOException {
    RandomGenerator random = Seeded.random(DisputedRightTest.class);
    double bend = 0.0004 + random.nextDouble() * 0.0004;
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        int red = (int) (127 + 100 * Math.sin(x * 0.07 + y * y * bend));
        int green = (int) (127 + 100 * Math.cos(x * x * bend - y * 0.05));
        int blue = (x / 37 + y / 29) % 2 * 180;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Cess as(CessNetwork network, Account account) {
    return Cess.connect(
            network.chain().connection().rpc(), network.chain().directory().address(), account)
        .through(network.gatewayAddress());
  }
}
