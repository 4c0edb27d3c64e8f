package org.hikae.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Habits that hold in every module.
class HabitsTest {
  private static final String NOUNS_NOT_FOUND = ".*(Manager|Helper|Impl|Utils?|Data|Info)";

  private final JavaClasses ours = OurClasses.main();

  @Test
  void everyNameIsANounThatMeansSomething() {
    noClasses()
        .should(
            new ArchCondition<JavaClass>("be named " + NOUNS_NOT_FOUND) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var banned = type.getSimpleName().matches(NOUNS_NOT_FOUND);
                events.add(new SimpleConditionEvent(type, banned, type.getName()));
              }
            })
        .check(ours);
    noClasses().should().resideInAnyPackage("..common..", "..util..", "..utils..").check(ours);
  }

  @Test
  void everyPackageSaysThatNothingIsNull() {
    assertThat(ours.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allSatisfy(
            named ->
                assertThat(named.isAnnotatedWith(NullMarked.class))
                    .as(named.getName() + " has a package-info with @NullMarked")
                    .isTrue());
  }
}
