package org.hikae.domain.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hikae.domain.plan.FailoverPlan;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.domain.run.RunEvent.EvidenceAdded;
import org.hikae.domain.run.RunEvent.PersonDecided;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunEvent.StepBegan;
import org.hikae.domain.run.RunEvent.StepEnded;
import org.hikae.domain.run.RunEvent.TokenTaken;
import org.hikae.domain.run.StepOutcome.Completed;
import org.hikae.domain.run.StepOutcome.Failed;
import org.hikae.domain.run.StepOutcome.Fenced;
import org.hikae.domain.run.StepOutcome.Skipped;
import org.hikae.domain.run.StepState.Ended;
import org.hikae.domain.run.StepState.Reopened;
import org.hikae.domain.run.StepState.Running;
import org.hikae.domain.run.StepState.Waiting;
import org.hikae.domain.runbook.StepId;
import org.hikae.protocol.FencingToken;
import org.jspecify.annotations.Nullable;

/// One execution of a plan, as its journal tells it. The same journal always gives the same run, so
/// whoever has the journal knows what to do next: nothing else has to be remembered.
public final class Run {
  private final List<RunEvent> journal;
  private final RunOpened opened;
  private final List<StepRun> steps;
  private final @Nullable FencingToken token;
  private final @Nullable PersonDecided aborted;
  private final @Nullable RunEnded ended;

  private Run(
      List<RunEvent> journal,
      RunOpened opened,
      List<StepRun> steps,
      @Nullable FencingToken token,
      @Nullable PersonDecided aborted,
      @Nullable RunEnded ended) {
    this.journal = List.copyOf(journal);
    this.opened = opened;
    this.steps = List.copyOf(steps);
    this.token = token;
    this.aborted = aborted;
    this.ended = ended;
  }

  /// The run that a journal tells of, oldest entry first. Throws `IllegalStateException` when the
  /// journal contradicts itself.
  public static Run of(List<RunEvent> journal) {
    if (journal.isEmpty() || !(journal.getFirst() instanceof RunOpened opened)) {
      throw new IllegalStateException("a run's journal begins with its opening");
    }
    var run = opening(opened);
    for (var event : journal.subList(1, journal.size())) {
      run = run.with(event);
    }
    return run;
  }

  private static Run opening(RunOpened opened) {
    var waiting =
        opened.plan().steps().stream().map(step -> new StepRun(step, new Waiting())).toList();
    return new Run(List.of(opened), opened, waiting, null, null, null);
  }

  public RunId id() {
    return opened.run();
  }

  public RunOpened opened() {
    return opened;
  }

  public FailoverPlan plan() {
    return opened.plan();
  }

  public List<StepRun> steps() {
    return steps;
  }

  /// Everything that happened, oldest first.
  public List<RunEvent> journal() {
    return journal;
  }

  /// Under which later steps act, once the fence step has brought it.
  public Optional<FencingToken> token() {
    return Optional.ofNullable(token);
  }

  public Optional<RunEnded> ended() {
    return Optional.ofNullable(ended);
  }

  public Stream<Evidence> evidence() {
    return journal.stream()
        .filter(EvidenceAdded.class::isInstance)
        .map(event -> ((EvidenceAdded) event).evidence());
  }

  /// The run once this has happened too.
  public Run with(RunEvent event) {
    return switch (event) {
      case RunOpened _ -> throw astray("is opened twice");
      case StepBegan(_, var step, var attempt) when !expects(step, attempt) ->
          throw astray("does not expect attempt " + attempt + " at '" + step + "' now");
      case StepBegan(var at, var step, var attempt) -> on(event, step, s -> s.begin(at, attempt));
      case StepEnded(var at, var step, var outcome) -> on(event, step, s -> s.end(at, outcome));
      case TokenTaken(_, var taken) -> after(event, steps, taken, aborted, ended);
      case PersonDecided decided when decided.choice() == Choice.ABORT ->
          after(event, steps, token, decided, ended);
      case PersonDecided decided -> on(event, decided.step(), s -> s.decide(decided.at(), decided));
      case EvidenceAdded _ -> after(event, steps, token, aborted, ended);
      case RunEnded end -> after(event, steps, token, aborted, end);
    };
  }

  /// What is to be done now.
  public NextMove next() {
    if (ended != null) {
      return new NextMove.Rest();
    }
    if (aborted != null) {
      return new NextMove.End(new RunResult.Aborted(aborted.by(), aborted.note()));
    }
    return steps.stream()
        .map(Run::moveOf)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new NextMove.End(new RunResult.Recovered()));
  }

  /// What a step still needs; nothing once it is done.
  private static Optional<NextMove> moveOf(StepRun step) {
    var planned = step.planned();
    return switch (step.state()) {
      case Waiting _ -> Optional.of(new NextMove.Begin(planned, 1));
      case Reopened(var spent, _) -> Optional.of(new NextMove.Begin(planned, spent + 1));
      case Running running -> Optional.of(new NextMove.CarryOn(planned, running.attempt()));
      case Ended ended -> afterOutcome(step, ended);
    };
  }

  private static Optional<NextMove> afterOutcome(StepRun step, Ended ended) {
    var planned = step.planned();
    var retries = planned.step().retries();
    return switch (ended.outcome()) {
      case Completed _, Skipped _ -> Optional.empty();
      case Failed(var fault)
          when fault.worthRetrying() && ended.attempt() - ended.spent() < retries.attempts() ->
          Optional.of(new NextMove.RetryAfter(planned, ended.attempt() + 1, retries.pause()));
      case Failed(var fault) -> Optional.of(new NextMove.HandOver(planned, fault));
      case Fenced(var held, var current) ->
          Optional.of(
              new NextMove.End(
                  new RunResult.StoodDown(
                      "epoch " + held.epoch() + " was superseded by " + current.epoch())));
    };
  }

  private boolean expects(StepId step, int attempt) {
    return switch (next()) {
      case NextMove.Begin(var next, var number) -> next.id().equals(step) && number == attempt;
      case NextMove.RetryAfter(var next, var number, _) ->
          next.id().equals(step) && number == attempt;
      case NextMove.CarryOn _, NextMove.HandOver _, NextMove.End _, NextMove.Rest _ -> false;
    };
  }

  private Run on(RunEvent event, StepId id, UnaryOperator<StepRun> change) {
    if (steps.stream().noneMatch(step -> step.planned().id().equals(id))) {
      throw astray("has no step '" + id + "'");
    }
    var changed =
        steps.stream()
            .map(step -> step.planned().id().equals(id) ? change.apply(step) : step)
            .toList();
    return after(event, changed, token, aborted, ended);
  }

  private Run after(
      RunEvent event,
      List<StepRun> changed,
      @Nullable FencingToken taken,
      @Nullable PersonDecided abort,
      @Nullable RunEnded end) {
    if (ended != null && !(event instanceof EvidenceAdded)) {
      throw astray("has ended and cannot go on");
    }
    var longer = new ArrayList<>(journal);
    longer.add(event);
    return new Run(longer, opened, changed, taken, abort, end);
  }

  private IllegalStateException astray(String what) {
    return new IllegalStateException("run " + id() + " " + what);
  }

  /// When the first step of all began.
  public Optional<Instant> begun() {
    return steps.stream().map(StepRun::began).flatMap(Optional::stream).findFirst();
  }
}
