package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.event.AiGapModelRegistered;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import java.util.List;
import java.util.Optional;

/** Registered models, and whether what they are said to come from holds. */
final class ModelRecords {
  private final Network network;

  ModelRecords(Network network) {
    this.network = network;
  }

  /** All of them, oldest first. */
  List<RegisteredModel> all() {
    return network.ai().index().models().stream().map(this::record).toList();
  }

  Optional<RegisteredModel> ofTask(long task) {
    return network.ai().index().modelOf(task).map(this::record);
  }

  Optional<RegisteredModel> ofCertificate(long certificate) {
    return network.ai().models().taskOf(certificate).flatMap(this::ofTask);
  }

  Optional<RegisteredModel> ofRoot(Bytes32 root) {
    return network.ai().index().models().stream()
        .filter(one -> one.model().equals(root))
        .map(this::record)
        .findFirst();
  }

  private RegisteredModel record(AiGapModelRegistered event) {
    var terms = network.ai().tasks().termsOf(event.task());
    return new RegisteredModel(
        event.task(),
        event.certificate(),
        event.creator(),
        network.dataCertificates().holderOf(event.certificate()),
        network.ai().index().textOf(terms.architecture()).orElse(""),
        terms.model(),
        event.model(),
        event.outcome(),
        claim(event.certificate()).fid(),
        event.parents(),
        event.parents().stream().filter(this::isInvented).toList());
  }

  /**
   * Compares everything that a certificate says with the contracts themselves; an event alone
   * proves nothing.
   *
   * @throws AiException.LineageBroken which names what does not hold
   */
  RegisteredModel checked(RegisteredModel model) {
    long certificate = model.certificate();
    FinalTask ended = FinalTask.of(network.ai(), model.task());
    RightsClaim claim = claim(certificate);
    require(certificate, "root", ended.root(), model.root());
    require(certificate, "certified root", ended.root(), claim.instanceHash());
    require(certificate, "outcome", ended.state().leader(), claim.viewsRoot());
    require(certificate, "algorithm", ModelClaims.ALGORITHM, claim.algorithm());
    require(
        certificate,
        "identifier",
        network.ai().models().identifierOf(model.task()),
        claim.identifier());
    require(certificate, "claim", network.dataRights().claimOf(certificate), claim.digest());
    if (!network.ai().models().certificateOf(model.task()).equals(Optional.of(certificate))) {
      throw new AiException.LineageBroken(
          certificate, "task %d is bound to another certificate".formatted(model.task()));
    }
    if (isInvented(certificate)) {
      throw new AiException.LineageBroken(certificate, "a TEE worker has found it invented");
    }
    checkParents(model);
    return model;
  }

  private void checkParents(RegisteredModel model) {
    List<Long> declared =
        network.lineage().parentsOf(model.certificate()).stream()
            .filter(edge -> edge.kind() == LineageKind.GENERATED)
            .map(edge -> edge.parent())
            .toList();
    for (long parent : ModelClaims.wantedParents(network, model.task(), model.certificate())) {
      if (!declared.contains(parent) || !model.parents().contains(parent)) {
        throw new AiException.LineageBroken(
            model.certificate(),
            "certificate %d took part in task %d and is not declared as a parent"
                .formatted(parent, model.task()));
      }
    }
  }

  private boolean isInvented(long certificate) {
    return network.rightsDisputes().standingOf(certificate) == RightsStanding.INVENTED;
  }

  private RightsClaim claim(long certificate) {
    return new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address())
        .ofNumber(certificate)
        .map(RightsRegistered::claim)
        .orElseThrow(
            () -> new AiException.ModelUnregistered("certificate %d".formatted(certificate)));
  }

  private static void require(long certificate, String what, Bytes32 expected, Bytes32 actual) {
    if (!expected.equals(actual)) {
      throw new AiException.LineageBroken(
          certificate, "%s is %s, the chain has %s".formatted(what, actual, expected));
    }
  }
}
