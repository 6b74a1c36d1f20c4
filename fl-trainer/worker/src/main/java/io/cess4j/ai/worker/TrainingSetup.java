package io.cess4j.ai.worker;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.privacy.PrivacyAccount;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.PrivateMlpTrainer;
import io.cess4j.ai.training.Schedule;
import io.cess4j.ai.training.Trainers;
import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapTerms;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Chooses the trainer that a task asks for. */
final class TrainingSetup {
  /** At which the task's epsilon is meant (IAiGapTasks.PrivacyTerms). */
  private static final double DELTA = 1e-5;

  private static final double THOUSANDTHS = 1_000;

  private TrainingSetup() {}

  /**
   * @throws TaskUnfit where no trainer here supports the architecture, or the examples do not fit
   */
  static LocalTraining of(
      Network network,
      AiGapTerms terms,
      FlWorkerConfiguration configuration,
      Path folder,
      SecureRandom random) {
    Architecture architecture = architecture(network, terms.architecture());
    DataSet examples = Examples.read(configuration.examples());
    if (examples.inputs() != architecture.inputs()
        || examples.classes() != architecture.classes()) {
      throw new TaskUnfit(
          "%s takes %d numbers and tells %d classes apart, the examples have %d and %d: prepare them as the task's creator says"
              .formatted(
                  architecture.text(),
                  architecture.inputs(),
                  architecture.classes(),
                  examples.inputs(),
                  examples.classes()));
    }
    FlWorkerConfiguration.Training training = configuration.training();
    Schedule schedule =
        new Schedule(
            training.epochs(),
            training.batch(),
            Float.parseFloat(training.learningRate()),
            Float.parseFloat(training.momentum()),
            Float.parseFloat(training.weightDecay()),
            training.seed());
    return new LocalTraining(
        trainer(terms.privacy(), architecture, folder, random), architecture, examples, schedule);
  }

  private static Architecture architecture(Network network, Bytes32 id) {
    return network
        .ai()
        .index()
        .textOf(id)
        .map(Architecture::named)
        .orElseThrow(() -> new TaskUnfit("architecture " + id + " is not on the chain's list"));
  }

  private static LocalTrainer trainer(
      AiGapPrivacyTerms privacy, Architecture architecture, Path folder, SecureRandom random) {
    if (privacy.mode() == AiGapPrivacy.SILO_NOISE) {
      PrivacyAccount account =
          PrivacyAccount.open(folder.resolve("privacy"), privacy.epsilon() / THOUSANDTHS, DELTA);
      return supported(
          new PrivateMlpTrainer(
              account, privacy.clip() / THOUSANDTHS, privacy.noise() / THOUSANDTHS, random),
          architecture);
    }
    return Trainers.supporting(architecture)
        .orElseThrow(
            () ->
                new TaskUnfit(
                    "no trainer on the class path supports %s: add one, for example cess4j-fl-dl4j"
                        .formatted(architecture.text())));
  }

  private static LocalTrainer supported(LocalTrainer trainer, Architecture architecture) {
    if (!trainer.supports(architecture)) {
      throw new TaskUnfit(
          "trainer %s, which adds noise, does not support %s: join a task with an MLP"
              .formatted(trainer.name(), architecture.text()));
    }
    return trainer;
  }
}
