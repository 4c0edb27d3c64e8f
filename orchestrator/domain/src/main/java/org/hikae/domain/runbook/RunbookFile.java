package org.hikae.domain.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Section;

/// Reads a runbook from its YAML file. Every mistake is reported at once, with its line and the way
/// out.
public final class RunbookFile {
  private enum Word {
    FENCE,
    RESTORE,
    START_SERVICE,
    VERIFY,
    SWITCH_TRAFFIC,
    HUMAN_TASK
  }

  private RunbookFile() {}

  public static Runbook read(Path file) throws DocumentException {
    return read(Document.at(file));
  }

  public static Runbook read(Document document) throws DocumentException {
    return document.as(RunbookFile::runbook);
  }

  private static Supplier<Runbook> runbook(Section root) {
    var id = new RunbookId(root.name("id"));
    var title = root.words("title");
    var purpose = root.words("purpose");
    var sections = root.sections("steps", "step");
    var steps = sections.stream().map(RunbookFile::step).toList();
    reportTwins(sections, steps);
    reportUnfenced(sections, steps);
    return () -> new Runbook(id, title, purpose, steps);
  }

  private static Step step(Section step) {
    return new Step(
        new StepId(step.name("id")),
        step.words("title"),
        step.word("segment", Segment.class),
        action(step),
        new Role(step.name("owner")),
        step.span("budget"),
        step.word("check", Check.class),
        retries(step),
        wayBack(step.section("wayBack")),
        step.words("byHand"));
  }

  private static Action action(Section step) {
    return switch (step.word("action", Word.class)) {
      case FENCE -> new Action.Fence();
      case RESTORE -> new Action.Restore();
      case START_SERVICE -> new Action.StartService();
      case VERIFY -> new Action.Verify();
      case SWITCH_TRAFFIC -> new Action.SwitchTraffic();
      case HUMAN_TASK -> new Action.HumanTask(step.words("instructions"));
    };
  }

  private static Retries retries(Section step) {
    return step.optionalSection("retries")
        .map(
            retries ->
                new Retries(
                    retries.count("attempts", 1), retries.span("pause", Duration.ofSeconds(1))))
        .orElse(Retries.NONE);
  }

  private static WayBack wayBack(Section wayBack) {
    return wayBack.has("byHand")
        ? new WayBack.ByHand(wayBack.words("byHand"))
        : new WayBack.Nothing(wayBack.words("nothing"));
  }

  private static void reportTwins(List<Section> sections, List<Step> steps) {
    var seen = new HashSet<StepId>();
    for (var i = 0; i < steps.size(); i++) {
      if (!seen.add(steps.get(i).id())) {
        sections
            .get(i)
            .mistake(
                "id",
                "two steps are called '" + steps.get(i).id() + "'",
                "give each step its own id");
      }
    }
  }

  private static void reportUnfenced(List<Section> sections, List<Step> steps) {
    Runbook.unfenced(steps)
        .ifPresent(
            step ->
                sections
                    .get(steps.indexOf(step))
                    .mistake(
                        "action",
                        "step '"
                            + step.id()
                            + "' acts on the service before anything has fenced its old site",
                        "put a step with action: fence before it"));
  }
}
