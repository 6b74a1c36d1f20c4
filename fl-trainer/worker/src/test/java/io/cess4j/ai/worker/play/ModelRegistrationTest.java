package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.AiException;
import io.cess4j.sdk.ai.ModelRegistration;
import io.cess4j.sdk.ai.ModelStore;
import io.cess4j.sdk.ai.ModelTitle;
import io.cess4j.sdk.ai.RegisteredModel;
import io.cess4j.sdk.ai.RoundGas;
import io.cess4j.sdk.ai.TaskModel;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model gets its certificate; only the storage network is stood in for. */
@WithDevnet
final class ModelRegistrationTest {
  private static final ModelTitle TITLE = new ModelTitle("A model", 100, 250);
  private final Scene scene;
  private int stored;

  ModelRegistrationTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
  }

  @Test
  void itIsRegisteredOnceWithItsLineageHoweverOftenItIsInterrupted() {
    scene.modelCertificate = certificate();
    plays();
    ModelRegistration killed =
        registration(
            creator(),
            () -> {
              throw new IllegalStateException("killed before the reveal");
            });
    assertThatThrownBy(() -> killed.register(scene.task, TITLE, this::model))
        .hasMessage("killed before the reveal");

    long certificate = registers();

    assertThat(registers()).isEqualTo(certificate);
    assertThat(certificate).isEqualTo(scene.modelCertificate + 1); // one commitment, one bond
    assertThat(network().ai().models().certificateOf(scene.task)).contains(certificate);
    assertThat(network().lineage().parentsOf(certificate))
        .containsExactly(
            new LineageEdge(
                scene.modelCertificate, LineageKind.GENERATED, TITLE.share(), Bytes32.ZERO));
    try (Cess cess = connect()) {
      RegisteredModel found = cess.ai().registered(scene.task);
      assertThat(found.certificate()).isEqualTo(certificate);
      assertThat(found.root()).isEqualTo(scene.state().models().base());
      assertThat(found.parents()).containsExactly(scene.modelCertificate);
      assertThat(found.architecture()).isEqualTo("mlp-5-4-3/1");
      assertThat(cess.ai().certified(certificate)).isEqualTo(found);
      assertThat(cess.ai().registered(found.root())).isEqualTo(found);
      assertThat(cess.ai().models()).containsExactly(found);
    }
  }

  @Test
  void anotherAccountAndAnUnfinishedTaskAreRefusedBeforeAnythingIsStored() {
    scene.opens(3, 1);
    assertThatThrownBy(this::registers).isInstanceOf(AiException.TaskNotFinal.class);
    startsAll();
    scene.playsToTheEnd(0, 1, 2);
    assertThatThrownBy(
            () ->
                registration(scene.account(0), this::blockPasses)
                    .register(scene.task, TITLE, this::model))
        .isInstanceOf(AiException.OnlyCreator.class)
        .hasMessageContaining(creator().address().toString());
    assertThat(stored).isZero();
    try (Cess cess = connect()) {
      assertThatThrownBy(() -> cess.ai().registered(scene.task))
          .isInstanceOf(AiException.ModelUnregistered.class);
      assertThatThrownBy(() -> cess.ai().certified(99))
          .isInstanceOf(AiException.ModelUnregistered.class);
      assertThatThrownBy(() -> cess.ai().registered(scene.task + 1))
          .isInstanceOf(AiException.TaskUnknown.class);
    }
  }

  @Test
  void theGasOfEveryParticipantIsThatOfItsReceipts() {
    plays();
    try (Cess cess = connect()) {
      List<RoundGas> gas = cess.ai().gas(scene.task);
      assertThat(gas).extracting(RoundGas::round).containsExactly(1);
      Set<String> own = Set.of("commit", "reveal", "vouch", "commit vote", "vote");
      long sent =
          scene.deeds.stream()
              .filter(deed -> own.contains(deed.deed()))
              .mapToLong(deed -> deed.gas().longValueExact())
              .sum();
      assertThat(gas.getFirst().bySeat()).containsOnlyKeys(0, 1, 2);
      assertThat(gas.getFirst().bySeat().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(sent);
      assertThat(gas.getFirst().others()).isPositive();
      assertThat(gas.getFirst().most()).isPositive();
    }
  }

  private void plays() {
    scene.opens(3, 1);
    startsAll();
    scene.playsToTheEnd(0, 1, 2);
  }

  private void startsAll() {
    for (int seat = 0; seat < 3; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }
  }

  private long registers() {
    return registration(creator(), this::blockPasses).register(scene.task, TITLE, this::model);
  }

  private ModelRegistration registration(Account account, Runnable pause) {
    ModelStore store =
        (model, endedAt) -> {
          stored++;
          return new ModelStore.Stored(
              Bytes32.of("0x" + "ab".repeat(32)), 7, Bytes32.of("0x" + "cd".repeat(32)));
        };
    return new ModelRegistration(network(), account, rights(account), store, pause);
  }

  private TaskModel model() {
    return new TaskModel(
        scene.task, "mlp-5-4-3/1", scene.state().models().base(), scene.participant(0).model());
  }

  /** A certificate of the initial model. */
  private long certificate() {
    Bytes32 word = Bytes32.of("0x" + "11".repeat(32));
    Rights rights = rights(creator());
    RightsClaim claim =
        new RightsClaim(
            word,
            word,
            Bytes32.ZERO,
            Bytes32.ZERO,
            word,
            Bytes32.ZERO,
            Bytes32.ZERO,
            1,
            RightsMedia.OTHER);
    PendingRegistration pending = rights.commit(claim, word);
    blockPasses();
    return rights
        .reveal(pending, new RightsDescription("initial", "model", "", Bytes32.ZERO), 0)
        .number();
  }

  private Rights rights(Account account) {
    return new Rights(network(), account, new SecureRandom());
  }

  private void blockPasses() {
    scene.test.advance(Duration.ofSeconds(2));
  }

  private Cess connect() {
    return Cess.connect(network().connection().rpc(), network().directory().address(), creator());
  }

  private Account creator() {
    return scene.test.accounts().client();
  }

  private Network network() {
    return scene.test.network();
  }
}
