package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.watch.TwinWatch;
import org.hikae.protocol.Command;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState.Figures;

/// Measures detection without anybody having to die: the agent at the active site sends a twin of
/// its heartbeat over the mesh and falls silent after a number of beats that nobody here counts on;
/// the very resolver that judges real sites says when that silence is a loss.
public final class TwinMove {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  private static final int FEWEST_BEATS = 4;
  private static final int MOST_BEATS = 12;

  private final StepWork work;
  private final TwinWatch watch;
  private final Leadership leadership;
  private final RandomGenerator random;
  private final Clock clock;

  public TwinMove(
      StepWork work, TwinWatch watch, Leadership leadership, RandomGenerator random, Clock clock) {
    this.work = work;
    this.watch = watch;
    this.leadership = leadership;
    this.random = random;
    this.clock = clock;
  }

  StepOutcome perform(SiteId from, Run run, PlannedStep step, TaskId task) throws Exception {
    var id = run.id().name();
    watch.begin(id);
    var beats = random.nextInt(FEWEST_BEATS, MOST_BEATS + 1);
    var twin = new Command.BeatTwin(task, id, watch.interval(), beats);
    if (work.end(from, run, step, twin) instanceof WorkEnd.Failed(var fault)) {
      return new StepOutcome.Failed(fault);
    }
    var began = clock.instant();
    while (work.within(step, began)) {
      leadership.require();
      var noticed = watch.noticed(id, from, step.service());
      if (noticed.isPresent()) {
        watch.end(id);
        return new StepOutcome.Completed(
            noticed.get(),
            "a twin of "
                + from
                + "'s heartbeat fell silent and was missed after "
                + Spans.brief(noticed.get(), Language.EN),
            Figures.NONE);
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return new StepOutcome.Failed(
        new Fault(
            "the silence of the twin was not noticed within the step's time",
            "look whether the mesh carries the twin's beats: the orchestrator's log says.",
            true));
  }
}
