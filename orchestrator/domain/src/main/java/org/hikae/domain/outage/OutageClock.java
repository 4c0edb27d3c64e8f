package org.hikae.domain.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.plan.Move;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.runbook.Kind;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.domain.watch.ProbeSample;

/// Accounts for an outage: from the begin of the last good look at the service before its site was
/// declared lost, to the end of the first good one after the users were led elsewhere. Both ends
/// are taken so that the downtime is never told shorter than it was.
public record OutageClock(Run run, List<ProbeSample> samples) {
  private static final Role MACHINE = new Role("orchestrator");
  private static final Role PERSON = new Role("incident-lead");

  public OutageClock {
    samples = samples.stream().sorted(Comparator.comparing(ProbeSample::sentAt)).toList();
  }

  /// The outage as it stands at `now`; of a drill, what it would have been.
  public Outage at(Instant now) {
    return run.plan().isDrill() ? new DrillClock(run).at(now) : seen(now);
  }

  private Outage seen(Instant now) {
    return interrupted().map(moment -> seen(moment, now)).orElseGet(() -> none(now));
  }

  /// Nothing has kept users away yet.
  private Outage none(Instant now) {
    return new Outage(
        false,
        run.ended().isPresent(),
        Stream.of(Segment.values())
            .map(segment -> new Stretch(segment, now, now, ownerOf(segment)))
            .toList());
  }

  private Outage seen(Instant interrupted, Instant now) {
    var lastGood = lastGood(interrupted);
    var firstGood = firstGood();
    var began = lastGood.orElse(silentSince(interrupted));
    var end = firstGood.orElse(now);
    var stretches = new ArrayList<Stretch>();
    var from = began;
    for (var segment : Segment.values()) {
      var to =
          segment == Segment.REDIRECT
              ? end
              : between(from, endOf(segment, interrupted).orElse(end), end);
      stretches.add(new Stretch(segment, from, to, ownerOf(segment)));
      from = to;
    }
    return new Outage(lastGood.isPresent(), firstGood.isPresent(), stretches);
  }

  private Declaration declaration() {
    return run.opened().declaration();
  }

  /// The moment from which users are away for all that is known: the declaration of a loss, or,
  /// where the service still answered then, the step that keeps them out; nothing before that.
  private Optional<Instant> interrupted() {
    var declared = declaration().declaredAt();
    return run.plan().kind() == Kind.FAILOVER || wasAway(declared)
        ? Optional.of(declared)
        : firstInterruption();
  }

  private boolean wasAway(Instant declared) {
    return samples.stream()
        .filter(sample -> !sample.sentAt().isAfter(declared))
        .reduce((_, later) -> later)
        .map(sample -> !sample.good())
        .orElse(false);
  }

  private Optional<Instant> firstInterruption() {
    return run.steps().stream()
        .filter(
            step ->
                step.planned().move() instanceof Move.HoldTraffic
                    || step.planned().move() instanceof Move.StopService)
        .map(StepRun::began)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Instant silentSince(Instant interrupted) {
    return interrupted.equals(declaration().declaredAt())
        ? declaration().silentSince()
        : interrupted;
  }

  private Optional<Instant> lastGood(Instant interrupted) {
    return samples.stream()
        .filter(ProbeSample::good)
        .map(ProbeSample::sentAt)
        .filter(at -> !at.isAfter(interrupted))
        .reduce((_, later) -> later);
  }

  private Optional<Instant> firstGood() {
    return usersLedElsewhere()
        .flatMap(
            since ->
                samples.stream()
                    .filter(ProbeSample::good)
                    .filter(sample -> !sample.sentAt().isBefore(since))
                    .map(ProbeSample::endedAt)
                    .findFirst());
  }

  /// The moment from which a good look ends the outage: the redirection, or, when the run ended
  /// without one, the declaration.
  private Optional<Instant> usersLedElsewhere() {
    return beginOf(Segment.REDIRECT).or(() -> run.ended().map(_ -> declaration().declaredAt()));
  }

  /// A segment ends where the next one that has steps begins.
  private Optional<Instant> endOf(Segment segment, Instant interrupted) {
    return switch (segment) {
      case DETECT -> Optional.of(interrupted);
      case DECIDE -> run.begun();
      case FENCE, RESTORE, START, VERIFY, REDIRECT ->
          stepsOf(segment).isEmpty() ? beginOf(segment) : beginAfter(segment);
    };
  }

  private Optional<Instant> beginAfter(Segment segment) {
    return run.steps().stream()
        .filter(step -> segmentOf(step).compareTo(segment) > 0)
        .map(StepRun::began)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Instant> beginOf(Segment segment) {
    return stepsOf(segment).stream().map(StepRun::began).flatMap(Optional::stream).findFirst();
  }

  private List<StepRun> stepsOf(Segment segment) {
    return run.steps().stream().filter(step -> segmentOf(step) == segment).toList();
  }

  private static Segment segmentOf(StepRun step) {
    return step.planned().step().segment();
  }

  private Role ownerOf(Segment segment) {
    return switch (segment) {
      case DETECT -> MACHINE;
      case DECIDE -> run.opened().decision().mode() == Mode.AUTOMATIC ? MACHINE : PERSON;
      case FENCE, RESTORE, START, VERIFY, REDIRECT ->
          stepsOf(segment).stream()
              .findFirst()
              .map(step -> step.planned().step().owner())
              .orElse(MACHINE);
    };
  }

  private static Instant between(Instant low, Instant wanted, Instant high) {
    if (wanted.isBefore(low)) {
      return low;
    }
    return wanted.isAfter(high) ? (high.isBefore(low) ? low : high) : wanted;
  }
}
