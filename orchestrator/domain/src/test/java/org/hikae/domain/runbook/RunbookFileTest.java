package org.hikae.domain.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.testing.Runs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RunbookFileTest {
  private static final Path FOLDER = Path.of("../../runbooks/site-loss");

  @Test
  void theShippedRunbookIsTheOneOnFile() throws IOException {
    assertThat(RunbookFile.read(FOLDER.resolve("runbook.yaml"))).isEqualTo(Runs.siteLoss());
  }

  @Test
  void theShippedRunbookFitsIntoAnHour() {
    assertThat(Runs.siteLoss().budget()).isLessThanOrEqualTo(java.time.Duration.ofHours(1));
  }

  @Test
  void thePagesThatPeopleFollowSayWhatTheMachineExecutes() throws IOException {
    var english = Files.readString(FOLDER.resolve("README.md"));
    var japanese = Files.readString(FOLDER.resolve("README.ja.md"));
    for (var step : Runs.siteLoss().steps()) {
      assertThat(english).contains("`" + step.id() + "`", step.title().en(), step.byHand().en());
      assertThat(japanese).contains("`" + step.id() + "`", step.title().ja(), step.byHand().ja());
    }
  }

  @Test
  void nothingActsOnAServiceBeforeAFence() throws IOException {
    var swapped = runbook().replace("action: fence", "action: restore");
    assertThat(mistakesIn(swapped))
        .containsExactly(
            "line 32: step 'fence' acts on the service before anything has fenced its old site"
                + " (put a step with action: fence or promote before it)");
  }

  @Test
  void twoStepsHaveTwoNames() throws IOException {
    assertThat(mistakesIn(runbook().replace("id: verify", "id: start")))
        .containsExactly("line 77: two steps are called 'start' (give each step its own id)");
  }

  @Test
  @Tag("SEC-16")
  void noCallLeavesTheMachineInTheClear() throws IOException {
    var call =
        "action: fence, in: incident}\n  - {id: told, title: {en: Told, ja: 通知}, byHand: {en: Tell,"
            + " ja: 伝える}, budget: 1m, action: http, url: URL}";
    var plain = call.replace("URL", "http://gate.example/hold");
    assertThat(mistakesIn("id: x\nsteps:\n  - {id: fence, " + plain))
        .anyMatch(mistake -> mistake.contains("does not begin with https:"));
    var safe = call.replace("URL", "https://gate.example/hold");
    assertThat(mistakesIn("id: x\nsteps:\n  - {id: fence, " + safe))
        .noneMatch(mistake -> mistake.contains("does not begin with https:"));
  }

  @Test
  void aBudgetIsASpan() throws IOException {
    assertThat(mistakesIn(runbook().replace("budget: 40m", "budget: forty")))
        .singleElement()
        .asString()
        .startsWith("line 50: step 'restore': 'forty' is not a span");
  }

  private static String runbook() throws IOException {
    return Files.readString(FOLDER.resolve("runbook.yaml"));
  }

  private static List<String> mistakesIn(String yaml) {
    var thrown =
        catchThrowableOfType(
            DocumentException.class, () -> RunbookFile.read(new Document("runbook.yaml", yaml)));
    return thrown.findings().stream().map(Object::toString).toList();
  }
}
