package org.hikae.orchestrator.agents;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hikae.cluster.MeshException;
import org.hikae.domain.run.Fault;
import org.hikae.orchestrator.agents.Leadership.LostLeadership;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Running;

/// Gives work to an agent and follows it to its end. Giving the same task again is harmless, so a
/// lost reply, an agent that forgot, or a leader that took over is answered by giving it again.
public final class Errand {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final Agents agents;
  private final Leadership leadership;

  public Errand(Agents agents, Leadership leadership) {
    this.agents = agents;
    this.leadership = leadership;
  }

  /// Follows `work` at `agent` until it has ended, calling `progress` on the way. Gives up with a
  /// fault worth retrying when the agent has not answered for a while.
  public WorkEnd run(NodeId agent, Command.Work work, Consumer<Running> progress)
      throws LostLeadership, InterruptedException {
    return run(agent, work, progress, () -> true);
  }

  /// The same, but only as long as it is wanted; then the task is left to its own devices.
  public WorkEnd run(
      NodeId agent, Command.Work work, Consumer<Running> progress, BooleanSupplier wanted)
      throws LostLeadership, InterruptedException {
    var heard = System.nanoTime();
    Command next = work;
    while (true) {
      leadership.require();
      try {
        var report = agents.ask(agent, next);
        heard = System.nanoTime();
        var end = end(agent, report, progress);
        if (end.isPresent()) {
          return end.get();
        }
        next = report instanceof Report.UnknownTask ? work : new Command.DescribeTask(work.task());
      } catch (MeshException e) {
        if (System.nanoTime() - heard > SILENCE.toNanos()) {
          return new WorkEnd.Failed(silent(agent, e));
        }
      }
      if (!wanted.getAsBoolean()) {
        return new WorkEnd.Failed(
            new Fault("nobody wants it any more", "the run was ended meanwhile.", false));
      }
      Thread.sleep(POLL);
    }
  }

  private static Optional<WorkEnd> end(NodeId agent, Report report, Consumer<Running> progress) {
    return switch (report) {
      case Report.Task(_, var state) -> end(state, progress);
      case Report.UnknownTask _ -> Optional.empty();
      case Report.RefusedByEpoch(var asked, var current) ->
          Optional.of(new WorkEnd.Superseded(asked, current));
      case Report.Refused(var because, var hint) ->
          Optional.of(new WorkEnd.Failed(new Fault(agent + ": " + because, hint, false)));
      case Report.Probed _,
          Report.Agent _,
          Report.Snapshots _,
          Report.Ties _,
          Report.Folder _,
          Report.House _,
          Report.Opened _ ->
          throw new IllegalStateException(agent + " answered work with " + report);
    };
  }

  private static Optional<WorkEnd> end(TaskState state, Consumer<Running> progress) {
    return switch (state) {
      case Running running -> {
        progress.accept(running);
        yield Optional.empty();
      }
      case TaskState.Succeeded succeeded -> Optional.of(new WorkEnd.Done(succeeded));
      case TaskState.Failed(var error, var hint, var retryable) ->
          Optional.of(new WorkEnd.Failed(new Fault(error, hint, retryable)));
    };
  }

  private static Fault silent(NodeId agent, MeshException last) {
    return new Fault(
        agent + " has not answered for " + SILENCE.toSeconds() + " s: " + last.getMessage(),
        "look at the agent's log at " + agent.site() + "; the work goes on when it is back.",
        true);
  }
}
