package org.hikae.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenMembersConjunction;
import java.util.stream.Stream;

/// The classes that the rules are about: every module's, without tests.
final class OurClasses {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hikae");

  private OurClasses() {}

  static JavaClasses main() {
    return MAIN;
  }

  /// What other modules can see of a package.
  static GivenMembersConjunction<JavaMember> publicMembers(String packages) {
    return members()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(packages)
        .and()
        .areDeclaredInClassesThat()
        .arePublic();
  }

  static ArchCondition<JavaMember> nameNoTypeOf(String... packages) {
    return new ArchCondition<>("name no type of " + String.join(", ", packages)) {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        types(member)
            .map(JavaClass::getBaseComponentType)
            .filter(JavaClass.Predicates.resideInAnyPackage(packages))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            member, member.getFullName() + " names " + type.getName())));
      }
    };
  }

  private static Stream<JavaClass> types(JavaMember member) {
    return switch (member) {
      case JavaField field -> Stream.of(field.getRawType());
      case JavaCodeUnit code when code.getModifiers().contains(JavaModifier.SYNTHETIC) ->
          Stream.empty();
      case JavaCodeUnit code ->
          Stream.concat(Stream.of(code.getRawReturnType()), code.getRawParameterTypes().stream());
      default -> Stream.empty();
    };
  }
}
