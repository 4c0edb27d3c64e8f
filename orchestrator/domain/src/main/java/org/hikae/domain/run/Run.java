package org.hikae.domain.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.domain.run.RunEvent.EvidenceAdded;
import org.hikae.domain.run.RunEvent.PersonDecided;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunEvent.StepBegan;
import org.hikae.domain.run.RunEvent.StepEnded;
import org.hikae.domain.run.RunEvent.TaskConfirmed;
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

  public Plan plan() {
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
      case TaskConfirmed said -> on(event, said.step(), step -> step.confirm(said));
      case EvidenceAdded _ -> after(event, steps, token, aborted, ended);
      case RunEnded end -> after(event, steps, token, aborted, end);
    };
  }

  /// What is to be done now. Of steps side by side it is the first that the machine can do
  /// something about; a person is waited for only when there is none.
  public NextMove next() {
    if (ended != null) {
      return new NextMove.Rest();
    }
    var open = due();
    return open.stream()
        .filter(move -> !waits(move))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .orElseGet(() -> new NextMove.End(result()));
  }

  /// What is to be done now about one step: nothing while it is not its turn, or when it is done.
  public Optional<NextMove> next(StepId step) {
    return ended != null
        ? Optional.empty()
        : due().stream().filter(move -> isAbout(move, step)).findFirst();
  }

  private static boolean waits(NextMove move) {
    return move instanceof NextMove.HandOver || move instanceof NextMove.AwaitPerson;
  }

  private static boolean isAbout(NextMove move, StepId step) {
    return switch (move) {
      case NextMove.Begin(var next, _) -> next.id().equals(step);
      case NextMove.CarryOn(var next, _) -> next.id().equals(step);
      case NextMove.RetryAfter(var next, _, _) -> next.id().equals(step);
      case NextMove.HandOver(var next, _) -> next.id().equals(step);
      case NextMove.AwaitPerson(var next, _, _) -> next.id().equals(step);
      case NextMove.End _, NextMove.Rest _ -> false;
    };
  }

  /// The moves of the stage that is not done yet; of a run that is over, those that clean up.
  private List<NextMove> due() {
    var over = broken().isPresent();
    for (var stage : plan().stages()) {
      var moves =
          stage.stream()
              .filter(planned -> !over || planned.cleansUp())
              .map(planned -> step(planned.id()))
              .map(Run::moveOf)
              .flatMap(Optional::stream)
              .filter(move -> !over || !(move instanceof NextMove.HandOver))
              .toList();
      if (!moves.isEmpty()) {
        return moves;
      }
    }
    return List.of();
  }

  private StepRun step(StepId id) {
    return steps.stream().filter(step -> step.planned().id().equals(id)).findFirst().orElseThrow();
  }

  private RunResult result() {
    return broken().orElseGet(RunResult.Recovered::new);
  }

  /// Why it does not go on, if it does not. An incident that fails waits for people; a drill ends,
  /// since nobody hangs on it.
  private Optional<RunResult> broken() {
    if (aborted != null) {
      return Optional.of(new RunResult.Aborted(aborted.by(), aborted.note()));
    }
    for (var step : steps) {
      if (step.state() instanceof Ended ended) {
        if (ended.outcome() instanceof Fenced(var held, var current)) {
          return Optional.of(
              new RunResult.StoodDown(
                  "epoch " + held.epoch() + " was superseded by " + current.epoch()));
        }
        if (plan().isDrill()
            && moveOf(step).orElse(null) instanceof NextMove.HandOver(var failed, var fault)) {
          return Optional.of(new RunResult.Failed(failed.id(), fault.error()));
        }
      }
    }
    return Optional.empty();
  }

  /// What a step still needs; nothing once it is done.
  private static Optional<NextMove> moveOf(StepRun step) {
    var planned = step.planned();
    return switch (step.state()) {
      case Waiting _ -> Optional.of(new NextMove.Begin(planned, 1));
      case Reopened(var spent, _) -> Optional.of(new NextMove.Begin(planned, spent + 1));
      case Running(_, _, _, var confirmedBy) when planned.move() instanceof Move.AskPerson task ->
          Optional.of(new NextMove.AwaitPerson(planned, task, confirmedBy));
      case Running running -> Optional.of(new NextMove.CarryOn(planned, running.attempt()));
      case Ended ended -> afterOutcome(step, ended);
    };
  }

  private static Optional<NextMove> afterOutcome(StepRun step, Ended ended) {
    var planned = step.planned();
    var retries = planned.step().retries();
    return switch (ended.outcome()) {
      case Completed _, Skipped _, Fenced _ -> Optional.empty();
      case Failed(var fault)
          when fault.worthRetrying() && ended.attempt() - ended.spent() < retries.attempts() ->
          Optional.of(new NextMove.RetryAfter(planned, ended.attempt() + 1, retries.pause()));
      case Failed(var fault) -> Optional.of(new NextMove.HandOver(planned, fault));
    };
  }

  private boolean expects(StepId step, int attempt) {
    return next(step)
        .map(
            move ->
                switch (move) {
                  case NextMove.Begin(_, var number) -> number == attempt;
                  case NextMove.RetryAfter(_, var number, _) -> number == attempt;
                  case NextMove.CarryOn _,
                      NextMove.HandOver _,
                      NextMove.AwaitPerson _,
                      NextMove.End _,
                      NextMove.Rest _ ->
                      false;
                })
        .orElse(false);
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
