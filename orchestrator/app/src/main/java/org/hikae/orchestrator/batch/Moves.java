package org.hikae.orchestrator.batch;

import java.util.List;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.TaskId;

/// Carries out the moves of a plan, each under the run's token and a task name made of run, step
/// and attempt, and says what came of it.
public final class Moves {
  private final Fence fence;
  private final StepWork work;
  private final BackupMoves backups;
  private final UserMoves users;
  private final SandboxMoves sandbox;
  private final TwinMove twin;

  public Moves(
      Fence fence,
      StepWork work,
      BackupMoves backups,
      UserMoves users,
      SandboxMoves sandbox,
      TwinMove twin) {
    this.fence = fence;
    this.work = work;
    this.backups = backups;
    this.users = users;
    this.sandbox = sandbox;
    this.twin = twin;
  }

  StepOutcome perform(Run run, PlannedStep step, int attempt) throws Exception {
    var task = new TaskId(run.id() + "/" + step.id() + "/" + attempt);
    var service = step.service();
    return switch (step.move()) {
      case Move.TakeLease take -> fence.take(run, take);
      case Move.Restore(var at, var snapshots) ->
          work.at(at, run, step, new Command.Restore(task, token(run), ids(snapshots)));
      case Move.RestoreOwnBackup(var at) -> backups.restore(at, run, step, task, token(run));
      case Move.StartService(var at) ->
          work.at(at, run, step, new Command.StartService(task, token(run)));
      case Move.StopService(var at, var epoch) ->
          work.at(
              at, run, step, new Command.StopService(task, new FencingToken(service, at, epoch)));
      case Move.HoldTraffic(var at, var epoch) ->
          work.at(
              at, run, step, new Command.HoldTraffic(task, new FencingToken(service, at, epoch)));
      case Move.BackUp(var at) -> backups.backUp(at, run, step, task);
      case Move.Mirror mirror -> backups.mirror(mirror, run, step, task);
      case Move.ProbeService(var at) ->
          work.untilGood(at, run, step, new Command.ProbeService(service));
      case Move.SwitchTraffic(var to, _) ->
          users.lead(to, run, step, new Command.SwitchTraffic(task, token(run)));
      case Move.AwaitUsers _ -> users.await(run, step);
      case Move.CheckVault(var at) -> work.at(at, run, step, new Command.CheckVault(task));
      case Move.HealVault(var at, _, var url) ->
          work.at(at, run, step, new Command.HealVault(task, url));
      case Move.RunProgram(var at, var program) ->
          work.at(at, run, step, new Command.RunProgram(task, program));
      case Move.CallHttp(var method, var url, var status) -> users.call(method, url, status);
      case Move.Examine(var at, var examinations) ->
          work.at(at, run, step, new Command.Examine(task, service, examinations));
      case Move.LeaveOut(var because) -> new StepOutcome.Skipped(because.in(Language.EN));
      case Move.AskPerson(_, var instructions, _, _) ->
          new StepOutcome.Failed(
              new Fault("a person has to do this", instructions.in(Language.EN), false));
      case Move.SilenceTwin(var from) -> twin.perform(from, run, step, task);
      case Move.OpenSandbox(var at) -> sandbox.open(at, run, step, task);
      case Move.RestoreInSandbox(var at, var snapshots) ->
          sandbox.restore(at, run, step, task, ids(snapshots));
      case Move.StartInSandbox(var at) -> sandbox.start(at, run, step, task);
      case Move.ProbeInSandbox(var at) -> sandbox.probe(at, run, step);
      case Move.ExamineInSandbox(var at, var examinations) ->
          sandbox.examine(at, run, step, task, examinations);
      case Move.CloseSandbox(var at) -> sandbox.close(at, run, step, task);
    };
  }

  private static List<String> ids(List<SnapshotRef> snapshots) {
    return snapshots.stream().map(SnapshotRef::id).toList();
  }

  private static FencingToken token(Run run) {
    return run.token()
        .orElseThrow(() -> new IllegalStateException("run " + run.id() + " has no token yet"));
  }
}
