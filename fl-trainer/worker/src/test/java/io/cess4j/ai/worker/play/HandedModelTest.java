package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.chain.Account;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.ai.AiException;
import io.cess4j.sdk.ai.ModelInbox;
import io.cess4j.sdk.ai.TaskModel;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import io.cess4j.sdk.ai.seal.Member;
import io.cess4j.sdk.storage.SealingKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of a finished task, as the SDK finds and opens it. */
@WithDevnet
final class HandedModelTest {
  private final Scene scene;
  private final OwnedFiles files;

  HandedModelTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
    this.files = new OwnedFiles(scene.store);
  }

  @Test
  void creatorAndMembersOpenItAndNobodyElse() {
    registersKey(creator());
    plays();
    registersKey(scene.account(1)); // a later key opens nothing, so the member's own is lost here

    TaskModel model = inbox(creator()).open(scene.task);

    assertThat(model.root()).isEqualTo(scene.state().models().base());
    assertThat(model.vector()).isEqualTo(scene.participant(2).model());
    assertThat(model.architecture()).isEqualTo("mlp-5-4-3/1");
    assertThatThrownBy(() -> inbox(scene.account(5)).open(scene.task))
        .isInstanceOf(AiException.NotAReader.class)
        .hasMessageContaining(scene.account(5).address().toString());
    assertThatThrownBy(() -> inbox(scene.account(1)).open(scene.task))
        .isInstanceOf(AiException.ModelNotHandedOver.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void aMemberOpensItWithTheKeyThatWasItsNewestThen() {
    scene.opens(3, 1);
    starts();
    scene.playsUntil(AiGapPhase.CHALLENGE, 0, 1, 2); // its updates are opened by then
    registersKey(scene.account(2));
    scene.playsToTheEnd(0, 1, 2);
    registersKey(scene.account(2));

    assertThat(inbox(scene.account(2)).open(scene.task).vector())
        .isEqualTo(scene.participant(0).model());
  }

  @Test
  void whatIsNotTheModelOnChainIsPassedOver() {
    registersKey(creator());
    plays();
    byte[] other = scene.vectors().encode(FixedVector.zero(VectorKind.MODEL, Scene.COMPONENTS));
    String name = ModelInbox.fileName(scene.task);
    files.put(scene.account(0).address(), name, "no container".getBytes());
    files.put(scene.account(0).address(), name, sealed(other));

    assertThat(inbox(creator()).open(scene.task).vector()).isEqualTo(scene.participant(2).model());

    OwnedFiles lies = new OwnedFiles(scene.store);
    lies.put(scene.account(0).address(), name, "no container".getBytes());
    lies.put(scene.account(0).address(), name, sealed(other));
    assertThatThrownBy(() -> new ModelInbox(scene.test.network(), creator(), lies).open(scene.task))
        .isInstanceOf(AiException.ModelNotHandedOver.class)
        .hasMessageContaining("the chain says " + scene.state().models().base())
        .hasMessageContaining("no container of an update");
  }

  @Test
  void whoHadNoKeyIsToldSo() {
    plays();
    assertThatThrownBy(() -> inbox(creator()).open(scene.task))
        .isInstanceOf(AiException.ModelNotHandedOver.class)
        .hasMessageContaining("registered no reader key");
  }

  @Test
  void aTaskThatIsNotOverOrNotThereHasNone() {
    scene.opens(3, 1);
    starts();
    scene.playsUntil(AiGapPhase.REVEAL, 0, 1, 2);
    assertThatThrownBy(() -> inbox(creator()).open(scene.task))
        .isInstanceOf(AiException.TaskNotFinal.class)
        .hasMessageContaining("phase reveal");
    for (long none : new long[] {-1, 0, scene.task + 1}) {
      assertThatThrownBy(() -> inbox(creator()).open(none))
          .isInstanceOf(AiException.TaskUnknown.class);
    }
  }

  private void plays() {
    scene.opens(3, 1);
    starts();
    scene.playsToTheEnd(0, 1, 2);
  }

  private void starts() {
    for (int seat = 0; seat < 3; seat++) {
      scene.starts(seat, Scene.honest(seat), files.of(scene.account(seat).address()));
    }
  }

  private byte[] sealed(byte[] content) {
    var keys = scene.test.network().sharing().readerKeys();
    ContainerPlace place =
        new ContainerPlace(
            scene.test.network().connection().chainId(),
            scene.ai().rounds().address(),
            scene.task,
            scene.state().round().number(),
            0);
    try (SecretScalar own = key(creator(), keys.versionOf(creator().address()))) {
      return Container.sealModel(
          content,
          place,
          Hash256.of(scene.state().models().base().bytes()),
          List.of(new Member(Container.CREATOR, own.timesG1())),
          new Random(9));
    }
  }

  private Account creator() {
    return scene.test.accounts().client();
  }

  private ModelInbox inbox(Account account) {
    return new ModelInbox(scene.test.network(), account, files);
  }

  private void registersKey(Account account) {
    var keys = scene.test.network().sharing().readerKeys();
    try (SecretScalar secret = key(account, keys.versionOf(account.address()) + 1)) {
      keys.register(scene.test.sender(account), secret.timesG1().eip2537());
    }
  }

  private SecretScalar key(Account account, int version) {
    long chain = scene.test.network().connection().chainId();
    try (SecretScalar master = new SealingKeys(account, chain).secret()) {
      return SharingKeys.reader(master, version);
    }
  }
}
