package org.hikae.domain.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hikae.domain.plan.Move;
import org.hikae.domain.testing.Plans;
import org.hikae.domain.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRunbooksTest {
  private static final Path FOLDER = Path.of("../../runbooks");

  static Stream<String> names() {
    return ShippedRunbooks.NAMES.stream();
  }

  @Test
  void everyFolderIsShippedAndEveryNameHasAFolder() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ShippedRunbooks.NAMES);
    }
    assertThat(RunbookFolder.read(FOLDER))
        .containsExactlyInAnyOrderElementsOf(ShippedRunbooks.all());
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePagesSayWhatTheMachineDoes(String name) throws IOException {
    var id = new RunbookId(name);
    var lint =
        new RunbookLint(
            ShippedRunbooks.read(id),
            ShippedRunbooks.page(id, Language.EN),
            ShippedRunbooks.page(id, Language.JA));
    assertThat(lint.remarks()).filteredOn(RunbookLint.Remark::grave).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void becomesThePlanOnFile(String name) throws IOException {
    var runbook = Plans.shipped(name);
    assertThat(Plans.of(runbook, Occasion.DRILL).text())
        .isEqualTo(Files.readString(FOLDER.resolve(name).resolve("drill.golden.txt")));
    if (!name.equals("site-loss")) { // bound with its site gone, see PlanBinderTest
      assertThat(Plans.of(runbook, Occasion.INCIDENT).text())
          .isEqualTo(Files.readString(FOLDER.resolve(name).resolve("plan.golden.txt")));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDrillHoldsNoMoveThatTouchesProduction(String name) {
    assertThat(Plans.of(Plans.shipped(name), Occasion.DRILL).steps())
        .allMatch(
            step ->
                switch (step.move()) {
                  case Move.OpenSandbox _,
                      Move.RestoreInSandbox _,
                      Move.StartInSandbox _,
                      Move.ProbeInSandbox _,
                      Move.ExamineInSandbox _,
                      Move.CloseSandbox _,
                      Move.SilenceTwin _,
                      Move.CheckVault _,
                      Move.LeaveOut _ ->
                      true;
                  default -> false;
                });
  }
}
