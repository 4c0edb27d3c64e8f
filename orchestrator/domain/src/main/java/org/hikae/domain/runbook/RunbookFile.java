package org.hikae.domain.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Section;

/// Reads a runbook from its YAML file. Every mistake is reported at once, with its line and the way
/// out.
public final class RunbookFile {
  private RunbookFile() {}

  public static Runbook read(Path file) throws DocumentException {
    return read(Document.at(file));
  }

  public static Runbook read(Document document) throws DocumentException {
    return document.as(RunbookFile::runbook);
  }

  /// A step and the place in the document that tells of it.
  private record Written(Section section, Step step) {}

  private static Supplier<Runbook> runbook(Section root) {
    var id = new RunbookId(root.name("id"));
    var title = root.words("title");
    var purpose = root.words("purpose");
    var kind = root.word("kind", Kind.class, Kind.FAILOVER);
    var written = new ArrayList<Written>();
    var blocks = blocks(root, "steps", written);
    reportTwins(written);
    reportUnfenced(written);
    return () -> new Runbook(id, title, purpose, kind, blocks);
  }

  private static List<Block> blocks(Section parent, String key, List<Written> written) {
    return parent.sections(key, "step").stream().map(item -> block(item, written)).toList();
  }

  private static Block block(Section item, List<Written> written) {
    if (item.has("parallel")) {
      return new Block.Together(
          item.sections("parallel", "step").stream().map(step -> step(step, written)).toList());
    }
    if (item.has("forEach")) {
      item.word("forEach", LoopOver.class);
      return new Block.ForEachService(blocks(item, "steps", written));
    }
    return new Block.One(step(item, written));
  }

  private enum LoopOver {
    SERVICE
  }

  private static Step step(Section section, List<Written> written) {
    var step = step(section);
    written.add(new Written(section, step));
    return step;
  }

  private static Step step(Section step) {
    return new Step(
        new StepId(step.name("id")),
        step.words("title"),
        step.word("segment", Segment.class),
        ActionSection.read(step),
        new Role(step.name("owner")),
        step.span("budget"),
        step.word("check", Check.class),
        retries(step),
        wayBack(step.section("wayBack")),
        step.words("byHand"),
        step.has("on")
            ? EnumSet.of(step.word("on", Occasion.class))
            : EnumSet.allOf(Occasion.class),
        inDrill(step));
  }

  private static InDrill inDrill(Section step) {
    return step.optionalSection("drill")
        .map(
            drill -> {
              if (drill.has("leaveOut")) {
                return new InDrill.LeftOut(drill.words("leaveOut"));
              }
              return drill.has("sameAction") && drill.flag("sameAction", true)
                  ? new InDrill.AsInIncident()
                  : new InDrill.Instead(ActionSection.read(drill));
            })
        .orElseGet(InDrill.Usual::new);
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

  private static void reportTwins(List<Written> written) {
    var seen = new HashSet<StepId>();
    for (var each : written) {
      if (!seen.add(each.step().id())) {
        each.section()
            .mistake(
                "id",
                "two steps are called '" + each.step().id() + "'",
                "give each step its own id");
      }
    }
  }

  private static void reportUnfenced(List<Written> written) {
    Runbook.unfenced(written.stream().map(Written::step).toList())
        .flatMap(step -> written.stream().filter(each -> each.step().equals(step)).findFirst())
        .ifPresent(
            each ->
                each.section()
                    .mistake(
                        "action",
                        "step '"
                            + each.step().id()
                            + "' acts on the service before anything has fenced its old site",
                        "put a step with action: fence or promote before it"));
  }
}
