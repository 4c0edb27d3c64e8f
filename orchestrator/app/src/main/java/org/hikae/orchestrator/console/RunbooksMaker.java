package org.hikae.orchestrator.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hikae.domain.runbook.Action;
import org.hikae.domain.runbook.InDrill;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.runbook.WayBack;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Proofs.OfStep;
import org.hikae.orchestrator.console.RunbooksView.Detail;
import org.hikae.orchestrator.console.RunbooksView.Proof;
import org.hikae.orchestrator.console.RunbooksView.Row;
import org.hikae.orchestrator.console.RunbooksView.StepRow;
import org.jspecify.annotations.Nullable;

/// Puts runbooks into words.
record RunbooksMaker(Proofs proofs, Manner manner) {
  /// A step that was not carried out for so long is only believed to work.
  private static final Duration STALE = Duration.ofDays(90);

  List<Row> rows(List<Runbook> runbooks) {
    return runbooks.stream().map(this::row).toList();
  }

  private Row row(Runbook runbook) {
    var steps = detail(runbook).steps();
    return new Row(
        runbook.id().name(),
        manner.in(runbook.title()),
        manner.in(runbook.purpose()),
        kind(runbook),
        manner.span(runbook.budget()),
        steps.size(),
        (int) steps.stream().filter(StepRow::stale).count());
  }

  Detail detail(Runbook runbook) {
    var done = proofs.steps(runbook.id());
    return new Detail(
        runbook.id().name(),
        manner.in(runbook.title()),
        manner.in(runbook.purpose()),
        kind(runbook),
        manner.span(runbook.budget()),
        runbook.steps().stream().map(step -> step(step, done)).toList());
  }

  private StepRow step(Step step, Map<StepId, OfStep> done) {
    var last = done.get(step.id());
    return new StepRow(
        step.id().name(),
        manner.in(step.title()),
        step.segment().name().toLowerCase(Locale.ROOT),
        Roles.called(step.owner(), manner),
        manner.span(step.budget()),
        manner.in(step.check().words()),
        manner.in(step.byHand()),
        undo(step),
        only(step),
        step.inDrill() instanceof InDrill.LeftOut(var because) ? manner.in(because) : null,
        step.action() instanceof Action.HumanTask(var instructions, _, _)
            ? manner.in(instructions)
            : null,
        last == null || Duration.between(last.at(), manner.now()).compareTo(STALE) > 0,
        last == null ? null : proof(step, last));
  }

  private Proof proof(Step step, OfStep last) {
    var share = 100 * last.took().toMillis() / Math.max(1, step.budget().toMillis());
    return new Proof(
        last.run().name(),
        last.occasion().name().toLowerCase(Locale.ROOT),
        manner.minute(last.at()),
        manner.since(last.at()),
        manner.span(last.took()),
        Math.clamp(share, 1, 100),
        last.took().compareTo(step.budget()) > 0);
  }

  private static @Nullable String only(Step step) {
    if (step.on().size() == Occasion.values().length) {
      return null;
    }
    return step.on().contains(Occasion.DRILL) ? "drill" : "incident";
  }

  private String undo(Step step) {
    return switch (step.wayBack()) {
      case WayBack.Nothing(var because) -> manner.in(because);
      case WayBack.ByHand(var instructions) -> manner.in(instructions);
    };
  }

  private static String kind(Runbook runbook) {
    return runbook.kind().name().toLowerCase(Locale.ROOT);
  }
}
