package io.cess4j.sdk.ai;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The certificate of a task's model (docs/adr/0039, "The model's certificate"): the model is stored
 * as a file of the creator, its claim committed to and revealed, its parents declared, certificate
 * and task bound to each other. What is done already the chain tells, and the salt follows from the
 * account key, so a call that was interrupted anywhere is simply made again, on any machine.
 */
public final class ModelRegistration {
  /** Commitments that were never revealed; each has cost a bond. */
  private static final int MOST_ATTEMPTS = 16;

  private final Network network;
  private final Account account;
  private final Rights rights;
  private final ModelStore store;
  private final Runnable pause;

  /**
   * @param pause between two looks for the next block
   */
  public ModelRegistration(
      Network network, Account account, Rights rights, ModelStore store, Runnable pause) {
    this.network = network;
    this.account = account;
    this.rights = rights;
    this.store = store;
    this.pause = pause;
  }

  /**
   * Does what is left to do.
   *
   * @param model gives the final model, and is asked for it only where it is not registered yet
   * @return number of the certificate
   * @throws AiException.OnlyCreator before anything is sent
   * @throws AiException.TaskNotFinal where there is no final model
   * @throws AiException.RevealMissed where no block came; the same call goes on
   */
  public long register(long task, ModelTitle title, Supplier<TaskModel> model) {
    FinalTask ended = FinalTask.of(ai(), task);
    if (!ended.creator().equals(account.address())) {
      throw new AiException.OnlyCreator(task, ended.creator(), account.address());
    }
    Optional<Long> bound = ai().models().certificateOf(task);
    if (bound.isPresent()) {
      return bound.get();
    }
    RightsRegistered certificate =
        registered(ended).orElseGet(() -> certify(ended, title, model.get()));
    declare(task, certificate.number(), title.share());
    ai().models()
        .register(network.sender(account), task, certificate.number(), certificate.claim());
    return certificate.number();
  }

  private AiGap ai() {
    return network.ai();
  }

  /** A certificate of this model that the creator still holds and that is not bound yet. */
  private Optional<RightsRegistered> registered(FinalTask ended) {
    Bytes32 identifier = ai().models().identifierOf(ended.task());
    return new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address())
        .ofFile(ended.root()).stream()
            .filter(one -> one.owner().equals(account.address()))
            .filter(one -> one.claim().algorithm().equals(ModelClaims.ALGORITHM))
            .filter(one -> one.claim().identifier().equals(identifier))
            .filter(one -> one.claim().viewsRoot().equals(ended.state().leader()))
            .filter(
                one -> network.dataCertificates().holderOf(one.number()).equals(account.address()))
            .findFirst();
  }

  private RightsRegistered certify(FinalTask ended, ModelTitle title, TaskModel model) {
    ModelStore.Stored stored = store.store(model, ended.endedAt());
    RightsClaim claim =
        new RightsClaim(
            stored.fid(),
            ended.root(),
            ai().models().identifierOf(ended.task()),
            ended.state().leader(),
            stored.keyCommitment(),
            ModelClaims.ALGORITHM,
            Bytes32.ZERO, // weights have no ISCC
            stored.deal(),
            RightsMedia.OTHER);
    PendingRegistration pending = rights.commit(claim, salt(claim));
    while (!rights.isRevealable(pending)) {
      if (network.clock().instant().isAfter(pending.deadline())) {
        throw new AiException.RevealMissed(ended.task());
      }
      pause.run();
    }
    return rights.reveal(
        pending,
        new RightsDescription(title.title(), "model", ended.architecture(), Bytes32.ZERO),
        title.royalty());
  }

  /** That of the commitment which waits, or the first whose commitment was never made. */
  private Bytes32 salt(RightsClaim claim) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Bytes32 salt = ModelSalt.of(account, network.connection().chainId(), claim.digest(), attempt);
      var before =
          network
              .dataRights()
              .pending(
                  account.address(),
                  network.dataRights().commitmentOf(account.address(), claim, salt));
      if (before.isEmpty() || !network.clock().instant().isAfter(before.get().deadline())) {
        return salt;
      }
    }
    throw new IllegalStateException(
        "%d commitments to this claim were never revealed: something keeps blocks from coming"
            .formatted(MOST_ATTEMPTS));
  }

  /** Adds the edges that AiGapModels asks for and that are not there yet, in one call. */
  private void declare(long task, long certificate, int share) {
    List<Long> known =
        network.lineage().parentsOf(certificate).stream()
            .filter(edge -> edge.kind() == LineageKind.GENERATED)
            .map(LineageEdge::parent)
            .toList();
    List<LineageEdge> missing =
        ModelClaims.wantedParents(network, task, certificate).stream()
            .filter(parent -> !known.contains(parent))
            .map(parent -> new LineageEdge(parent, LineageKind.GENERATED, share, Bytes32.ZERO))
            .toList();
    if (!missing.isEmpty()) {
      network.lineage().declare(network.sender(account), certificate, missing, List.of());
    }
  }
}
