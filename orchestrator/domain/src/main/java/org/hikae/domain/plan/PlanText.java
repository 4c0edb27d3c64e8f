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
record PlanText(Plan plan) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String toString() {
    return heading() + "\n" + steps() + "\n" + closing();
  }

  private String heading() {
    var point = plan.point();
    return """
    %s of %s (%s): %s
    runbook    %s
    bound at   %s
    brings to  %s, point %s
    from       %s
    epoch      %s
    """
        .formatted(
            heading(plan),
            plan.service(),
            plan.serviceName(),
            way(),
            plan.runbook(),
            TIME.format(plan.boundAt()),
            TIME.format(point.consistentAt()),
            point.mark(),
            point.snapshots().stream()
                .map(PlanText::snapshot)
                .collect(Collectors.joining("\n           ")),
            plan.isDrill()
                ? plan.superseding() + ", left as it is"
                : plan.superseding() + " -> " + plan.superseding().next());
  }

  private static String heading(Plan plan) {
    return plan.isDrill() ? "DRILL" : plan.kind().name().replace('_', ' ');
  }

  private String way() {
    if (plan.isDrill()) {
      return "active at " + plan.from() + ", sandbox at " + plan.to();
    }
    return plan.from().equals(plan.to()) ? "at " + plan.to() : plan.from() + " -> " + plan.to();
  }

  private String steps() {
    var text = new StringBuilder();
    var number = 1;
    for (var stage : plan.stages()) {
      for (var i = 0; i < stage.size(); i++) {
        var side = stage.size() == 1 ? "" : String.valueOf((char) ('a' + i));
        text.append(number).append(side).append(". ").append(step(stage.get(i))).append('\n');
      }
      number++;
    }
    return text.toString();
  }

  private String closing() {
    var budget = brief(plan.budget());
    if (plan.isDrill()) {
      return "In all at most " + budget + ".\n";
    }
    return plan.kind().planned()
        ? "In all at most " + budget + "; users are away only from step 'hold' on.\n"
        : "In all at most %s of %s.".formatted(budget, brief(plan.objectives().downtime())) + "\n";
  }

  private static String step(PlannedStep planned) {
    var step = planned.step();
    if (planned.move() instanceof Move.LeaveOut) {
      return "%s (%s)\n     does    %s".formatted(step.title(), step.id(), does(planned.move()));
    }
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
            doneWhen(planned),
            brief(step.budget()),
            tries(step.retries()),
            step.owner(),
            undo(step))
        .stripTrailing();
  }

  private static String doneWhen(PlannedStep planned) {
    return switch (planned.move()) {
      case Move.OpenSandbox _ -> "the sandbox is there";
      case Move.CloseSandbox _ -> "nothing of it is left";
      default -> planned.step().check().words().en();
    };
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
      case Move.RestoreOwnBackup(var at) ->
          "restore what this run has backed up, from the vault at " + at;
      case Move.StopService(var at, var epoch) ->
          "stop the service at %s in good order and give back epoch %s".formatted(at, epoch);
      case Move.HoldTraffic(var at, _) -> "keep users out, in the name of " + at;
      case Move.BackUp(var at) -> "back up every source at " + at;
      case Move.Mirror(var at, var from, _) ->
          "pull what is missing from vault %s into the vault at %s".formatted(from, at);
      case Move.AwaitUsers(var address) -> "wait until " + address + " answers";
      case Move.CheckVault(var at) -> "look at every pack of the vault at " + at;
      case Move.HealVault(var at, var from, _) ->
          "replace what is damaged in the vault at %s from vault %s".formatted(at, from);
      case Move.RunProgram(var at, var program) ->
          "run the program '%s' of the agent at %s".formatted(program, at);
      case Move.CallHttp(var method, var url, var status) ->
          "%s %s and expect %d".formatted(method, url, status);
      case Move.AskPerson(var role, var instructions, _, var fourEyes) ->
          "ask %s%s: %s".formatted(role, fourEyes ? " and a second person" : "", instructions);
      case Move.LeaveOut(var because) -> "nothing: " + because;
      case Move.OpenSandbox(var at) -> "open a sandbox at " + at + ", which holds no epoch";
      case Move.RestoreInSandbox(var at, var snapshots) ->
          "restore %d snapshots from the vault at %s into the sandbox"
              .formatted(snapshots.size(), at);
      case Move.StartInSandbox(var at) ->
          "start the service in the sandbox at " + at + ", on a port of its own";
      case Move.ProbeInSandbox(var at) -> "probe the service in the sandbox at " + at;
      case Move.ExamineInSandbox(var at, var examinations) ->
          "put %d checks to the service in the sandbox at %s".formatted(examinations.size(), at);
      case Move.Examine(var at, var examinations) ->
          "put %d checks to the service at %s".formatted(examinations.size(), at);
      case Move.SilenceTwin(var from) ->
          "silence a twin of the heartbeat of " + from + " and see when that is noticed";
      case Move.CloseSandbox(var at) ->
          "end everything in the sandbox at " + at + " and remove it, whatever happened before";
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
