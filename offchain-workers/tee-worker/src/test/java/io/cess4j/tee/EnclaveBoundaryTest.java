package io.cess4j.tee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.TiSecretKey;

/** Secrets stay in the enclave package, and it reaches nothing outside the machine. */
@AnalyzeClasses(packages = "io.cess4j.tee", importOptions = ImportOption.DoNotIncludeTests.class)
class EnclaveBoundaryTest {
  @ArchTest
  static final ArchRule secretsStayInside =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.cess4j.tee.enclave")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              SecretScalar.class,
              SecretPowers.class,
              TiSecretKey.class,
              SigGen.class,
              KeyGen.class);

  @ArchTest
  static final ArchRule theEnclaveHasNoNetworkAndNoFramework =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.tee.enclave")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..",
              "javax.net..",
              "org.springframework..",
              "org.eclipse.jetty..",
              "jakarta..",
              "org.web3j..",
              "io.cess4j.transport..",
              "io.cess4j.runtime..",
              "io.cess4j.contracts..",
              "io.cess4j.chain.contract..",
              "io.cess4j.chain.transaction..",
              "io.cess4j.chain.event..",
              "io.cess4j.chain.time..");

  @ArchTest
  static final ArchRule theEnclaveHasNoConnection =
      noClasses()
          .that()
          .resideInAPackage("io.cess4j.tee.enclave")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.cess4j.chain.ChainConnection")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.cess4j.chain.Network");
}
