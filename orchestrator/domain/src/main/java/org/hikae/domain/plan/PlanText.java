package org.hikae.domain.plan;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.domain.runbook.Retries;
import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.WayBack;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.protocol.SnapshotRef;

/// A plan as people read it before they let it happen. Stable: golden tests compare it.
record PlanText(FailoverPlan plan) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String toString() {
    return heading() + "\n" + steps() + "\n" + closing();
  }

  private String heading() {
    var point = plan.point();
    return """
    FAILOVER of %s (%s): %s -> %s
    runbook    %s
    bound at   %s
    brings to  %s, point %s
    from       %s
    epoch      %s -> %s
    """
        .formatted(
            plan.service(),
            plan.serviceName(),
            plan.from(),
            plan.to(),
            plan.runbook(),
            TIME.format(plan.boundAt()),
            TIME.format(point.consistentAt()),
            point.mark(),
            point.snapshots().stream()
                .map(PlanText::snapshot)
                .collect(Collectors.joining("\n           ")),
            plan.superseding(),
            plan.superseding().next());
  }

  private String steps() {
    var text = new StringBuilder();
    var number = 1;
    for (var planned : plan.steps()) {
      text.append(number++).append(". ").append(step(planned)).append('\n');
    }
    return text.toString();
  }

  private String closing() {
    return "In all at most %s of %s."
            .formatted(brief(plan.budget()), brief(plan.objectives().downtime()))
        + "\n";
  }

  private static String step(PlannedStep planned) {
    var step = planned.step();
    return """
    %s (%s)
         does    %s
         done    when %s
         within  %s, %s; owner %s
         undo    %s
    """
        .formatted(
            step.title(),
            step.id(),
            does(planned.move()),
            step.check().words(),
            brief(step.budget()),
            tries(step.retries()),
            step.owner(),
            undo(step))
        .stripTrailing();
  }

  private static String does(Move move) {
    return switch (move) {
      case Move.TakeLease(var from, var to, var superseding) ->
          "wait until the lease of %s (epoch %s) has run out, then take epoch %s for %s"
              .formatted(from, superseding, superseding.next(), to);
      case Move.Restore(var at, var snapshots) ->
          "restore %d snapshots from the vault at %s".formatted(snapshots.size(), at);
      case Move.StartService(var at) -> "start the service at " + at;
      case Move.ProbeService(var at) -> "probe the service at " + at;
      case Move.SwitchTraffic(var to, var address) -> "lead %s to %s".formatted(address, to);
      case Move.AskPerson(var instructions) -> "ask a person: " + instructions;
    };
  }

  private static String undo(Step step) {
    return switch (step.wayBack()) {
      case WayBack.Nothing(var because) -> because.en();
      case WayBack.ByHand(var instructions) -> instructions.en();
    };
  }

  private static String tries(Retries retries) {
    return retries.attempts() == 1 ? "one attempt" : retries.attempts() + " attempts";
  }

  private static String snapshot(SnapshotRef ref) {
    return "%s %s, %s, %s"
        .formatted(
            ref.source(),
            ref.kind().name().toLowerCase(Locale.ROOT),
            new Bytes(ref.sourceBytes()),
            ref.id().substring(0, Math.min(12, ref.id().length())));
  }

  private static String brief(Duration span) {
    return Spans.brief(span, Language.EN);
  }
}
