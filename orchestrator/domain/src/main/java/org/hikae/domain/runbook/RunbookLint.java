package org.hikae.domain.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;

/// Looks for what a runbook can be read with and still fails people: pages that say something else
/// than the machine does, steps that never get rehearsed, a recovery that nobody looks at.
///
/// @param english the page in English; empty when there is none
/// @param japanese the page in Japanese; empty when there is none
public record RunbookLint(Runbook runbook, String english, String japanese) {
  private static final Duration CORE = Duration.ofHours(1);
  private static final Duration OTHER = Duration.ofHours(3);

  /// @param grave whether it makes the runbook unfit; otherwise it is advice
  public record Remark(boolean grave, String sentence, String wayOut) {}

  /// Everything that is to be said; nothing when all is well.
  public List<Remark> remarks() {
    var remarks = new ArrayList<Remark>();
    page(Language.EN, english, remarks);
    page(Language.JA, japanese, remarks);
    time(remarks);
    looks(remarks);
    rehearsals(remarks);
    return remarks;
  }

  private void page(Language language, String page, List<Remark> remarks) {
    var file = language == Language.EN ? "README.md" : "README.ja.md";
    if (page.isBlank()) {
      remarks.add(
          new Remark(
              true,
              "there is no page for people, " + file,
              "write one: what has happened, what to do first, what to do when a step fails"));
      return;
    }
    for (var step : runbook.steps()) {
      if (!page.contains("`" + step.id() + "`")) {
        remarks.add(missing(file, "step `" + step.id() + "`"));
      }
      told(language, file, page, step.title(), remarks);
      told(language, file, page, step.byHand(), remarks);
    }
  }

  private static void told(
      Language language, String file, String page, Bilingual words, List<Remark> remarks) {
    if (!page.contains(words.in(language))) {
      remarks.add(missing(file, "'" + words.in(language) + "'"));
    }
  }

  private static Remark missing(String file, String what) {
    return new Remark(true, file + " does not say " + what, "say the same on the page");
  }

  private void time(List<Remark> remarks) {
    var budget = runbook.budget();
    if (runbook.kind().planned() || budget.compareTo(CORE) <= 0) {
      return;
    }
    var beyond = budget.compareTo(OTHER) > 0;
    remarks.add(
        new Remark(
            false,
            "its steps may take "
                + budget.toMinutes()
                + " min, more than the "
                + (beyond ? "3 h of any service" : "1 h of a core service"),
            "give the steps tighter budgets, or run some side by side"));
  }

  private void looks(List<Remark> remarks) {
    var steps = runbook.steps();
    var starts = steps.stream().anyMatch(step -> step.action() instanceof Action.StartService);
    var looks =
        steps.stream()
            .anyMatch(
                step ->
                    step.action() instanceof Action.Verify
                        || step.action() instanceof Action.AwaitUsers);
    if (starts && !looks) {
      remarks.add(
          new Remark(true, "it starts a service and never looks at it", "add a step: verify"));
    }
  }

  private void rehearsals(List<Remark> remarks) {
    for (var step : runbook.steps()) {
      if (step.on().equals(EnumSet.of(Occasion.INCIDENT))) {
        remarks.add(
            new Remark(
                false,
                "step '" + step.id() + "' is never rehearsed",
                "give it a drill variant, or accept that its first time is the real one"));
      }
      if (step.action() instanceof Action.CallHttp(var method, _, _) && method.equals("POST")) {
        remarks.add(
            new Remark(
                false,
                "step '" + step.id() + "' posts: a leader's death may make it happen twice",
                "use PUT or DELETE on an address that takes the same twice"));
      }
    }
  }
}
