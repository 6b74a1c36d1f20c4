package io.cess4j.chain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** web3j, okhttp and the generated wrappers stay inside this module. */
class BoundaryTest {
  private static final DescribedPredicate<JavaClass> INSIDE_ONLY =
      resideInAPackage("org.web3j..")
          .or(resideInAPackage("okhttp3.."))
          .or(resideInAPackage("io.cess4j.contracts"))
          .as("web3j, okhttp or a generated wrapper");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.cess4j.chain");

  private static final ArchCondition<JavaCodeUnit> SHOW_NOTHING_FROM_INSIDE =
      new ArchCondition<>("show nothing from inside") {
        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
          boolean shows =
              INSIDE_ONLY.test(unit.getRawReturnType())
                  || unit.getRawParameterTypes().stream().anyMatch(INSIDE_ONLY);
          events.add(new SimpleConditionEvent(unit, !shows, unit.getFullName()));
        }
      };

  @Test
  void publicSignaturesShowNothingFromInside() {
    codeUnits()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(BoundedDecoder.class.getName()) // web3j asks for it
        .should(SHOW_NOTHING_FROM_INSIDE)
        .check(CLASSES);
    fields().that().arePublic().should().notHaveRawType(INSIDE_ONLY).check(CLASSES);
  }
}
