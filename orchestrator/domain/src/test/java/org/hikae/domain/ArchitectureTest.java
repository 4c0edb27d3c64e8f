package org.hikae.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses DOMAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.hikae.domain");

  @Test
  void theDomainKnowsNothingButItself() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "org.jspecify..",
            "org.hikae.protocol",
            "org.hikae.domain..",
            "tools.jackson..",
            "com.cronutils..")
        .check(DOMAIN);
  }

  @Test
  void onlySchedulesKnowTheCronLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hikae.domain.schedule")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.cronutils..")
        .check(DOMAIN);
  }

  @Test
  void onlyTheDocumentReaderKnowsYaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hikae.domain.document")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..")
        .check(DOMAIN);
  }

  @Test
  void timeIsAlwaysGiven() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(DOMAIN);
  }

  @Test
  void noCapabilityDependsOnItselfByADetour() {
    slices().matching("org.hikae.domain.(*)..").should().beFreeOfCycles().check(DOMAIN);
  }
}
