package io.cess4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/adr/0001-rooms.md. */
@AnalyzeClasses(packages = "io.cess4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] APPLICATIONS = {
    "io.cess4j.tee..",
    "io.cess4j.miner..",
    "io.cess4j.gateway..",
    "io.cess4j.keeper..",
    "io.cess4j.consensus..",
    "io.cess4j.index..",
    "io.cess4j.cli.."
  };

  private static final String[] TRAINING = {
    "io.cess4j.ai.training..", "io.cess4j.ai.data..", "io.cess4j.ai.privacy.."
  };

  @ArchTest
  static final ArchRule protocolKnowsOnlyTheJdkAndTink =
      classes()
          .that()
          .resideInAPackage("io.cess4j.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.cess4j.protocol..",
              "java..",
              "javax.crypto..",
              "jdk.incubator.vector..",
              "org.jspecify..",
              "com.google.crypto.tink..",
              "com.google.errorprone..");

  @ArchTest
  static final ArchRule proofsKnowNoChain =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.proofs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cess4j.chain..",
              "io.cess4j.contracts..",
              "io.cess4j.transport..",
              "io.cess4j.runtime..",
              "java.net..");

  @ArchTest
  static final ArchRule transportKnowsOnlyBytesOnTheWire =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.transport..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.cess4j..").and(resideOutsideOfPackage("io.cess4j.transport..")));

  @ArchTest
  static final ArchRule retrievalWorksForGatewayAndSdkAlike =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.retrieval..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.cess4j..")
                  .and(
                      resideOutsideOfPackages(
                          "io.cess4j.retrieval..",
                          "io.cess4j.chain..",
                          "io.cess4j.contracts..",
                          "io.cess4j.transport..",
                          "io.cess4j.protocol..")));

  @ArchTest
  static final ArchRule theSdkNeedsNoWorkerAndNoDevnet =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.sdk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.cess4j.runtime..", "io.cess4j.devnet..", "org.springframework..");

  @ArchTest
  static final ArchRule onlyTheCommandLineAndItsBenchmarksStartDevnets =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.cess4j.devnet..", "io.cess4j.cli..", "io.cess4j.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cess4j.devnet..");

  @ArchTest
  static final ArchRule chainKnowsNoApplicationAndNoProofs =
      noClasses()
          .that()
          .resideInAnyPackage("io.cess4j.chain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cess4j.proofs..",
              "io.cess4j.runtime..",
              "io.cess4j.transport..",
              "io.cess4j.devnet..",
              "io.cess4j.retrieval..",
              "io.cess4j.sdk..",
              "io.cess4j.tee..",
              "io.cess4j.miner..",
              "io.cess4j.gateway..",
              "io.cess4j.beats..",
              "io.cess4j.keeper..",
              "io.cess4j.consensus..",
              "io.cess4j.index..",
              "io.cess4j.cli..");

  @ArchTest
  static final ArchRule fingerprintsKnowNoChainNoWorkerAndNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.fingerprint..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.net..")
                  .or(
                      resideInAPackage("io.cess4j..")
                          .and(resideOutsideOfPackage("io.cess4j.fingerprint.."))));

  @ArchTest
  static final ArchRule whatMeasuresFingerprintsIsNoPartOfThem =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.fingerprint..")
          .and()
          .resideOutsideOfPackages(
              "io.cess4j.fingerprint.evaluation..", "io.cess4j.fingerprint.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.cess4j.fingerprint.evaluation..", "io.cess4j.fingerprint.training..");

  @ArchTest
  static final ArchRule aggregationKnowsOnlyTheProtocolAndComputes =
      classes()
          .that()
          .resideInAPackage("io.cess4j.ai.aggregation..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.cess4j.ai.aggregation..",
                      "io.cess4j.protocol..",
                      "java..",
                      "org.bouncycastle.crypto..",
                      "org.jspecify..")
                  .and(resideOutsideOfPackages("java.net..", "java.nio.file..")));

  /** What all have to agree on follows from integers; a guess that integers correct is none. */
  @ArchTest
  static final ArchRule aggregationKnowsNoFloatBesidesQuantisation =
      classes()
          .that()
          .resideInAPackage("io.cess4j.ai.aggregation..")
          .and()
          .doNotHaveFullyQualifiedName("io.cess4j.ai.aggregation.vector.FixedVector")
          .and()
          .doNotHaveFullyQualifiedName("io.cess4j.ai.aggregation.rule.Isqrt")
          .should(new IntegersOnly());

  @ArchTest
  static final ArchRule trainingKnowsNoChainAndNoNetwork =
      noClasses()
          .that()
          .resideInAnyPackage(TRAINING)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.net..")
                  .or(resideInAPackage("io.cess4j..").and(resideOutsideOfPackages(TRAINING))));

  /** Attacks are for measuring: nothing that runs in a network carries them. */
  @ArchTest
  static final ArchRule onlyBenchmarksKnowTheEvaluation =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.cess4j.ai.evaluation..", "io.cess4j.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cess4j.ai.evaluation..");

  @ArchTest
  static final ArchRule evaluationMeasuresRulesAndTrainersWithoutANetwork =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.ai.evaluation..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.net..")
                  .or(
                      resideInAPackage("io.cess4j..")
                          .and(resideOutsideOfPackages(TRAINING))
                          .and(
                              resideOutsideOfPackages(
                                  "io.cess4j.ai.aggregation..", "io.cess4j.ai.evaluation.."))));

  @ArchTest
  static final ArchRule nobodyBelowKnowsTheWorkerOfATask =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.cess4j.ai.aggregation..",
              "io.cess4j.ai.training..",
              "io.cess4j.ai.data..",
              "io.cess4j.ai.privacy..",
              "io.cess4j.ai.dl4j..",
              "io.cess4j.ai.evaluation..",
              "io.cess4j.chain..",
              "io.cess4j.sdk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cess4j.ai.worker..");

  @ArchTest
  static final ArchRule dl4jStaysInItsTrainer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cess4j.ai.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.datavec..");

  /**
   * Parsers of DL4J have known holes and cannot be upgraded (SECURITY.md). Who meets peers' bytes
   * cannot reach its trainer but through LocalTrainer, which takes floats and names.
   */
  @ArchTest
  static final ArchRule nobodyParsesPeersBytesWithDl4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cess4j.ai.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cess4j.ai.dl4j..");

  @ArchTest
  static final ArchRule web3jStaysInChain =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.cess4j.chain..", "io.cess4j.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.web3j..");

  @ArchTest
  static final ArchRule blstStaysInProofs =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cess4j.proofs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("supranational.blst..");

  @ArchTest
  static final ArchRule springStaysInApplications =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.cess4j.runtime..",
              "io.cess4j.tee..",
              "io.cess4j.miner..",
              "io.cess4j.gateway..",
              "io.cess4j.keeper..",
              "io.cess4j.consensus..",
              "io.cess4j.index..",
              "io.cess4j.ai.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule nothingBelowKnowsTheApplications =
      noClasses()
          .that()
          .resideOutsideOfPackages(APPLICATIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APPLICATIONS);

  @ArchTest
  static final ArchRule applicationsMeetOnlyOverTheNetwork =
      slices()
          .matching("io.cess4j.(tee|miner|gateway|keeper|consensus|index|cli)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule nothingKnowsTheBenchmarks =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cess4j.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cess4j.bench..");

  @ArchTest
  static final ArchRule theEnclaveHasNoNetworkAndNoSpring =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.tee.enclave..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "java.net..",
              "io.cess4j.transport..",
              "io.cess4j.runtime..");
}
