package org.hikae.agent.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.agent.command.Labels;
import org.hikae.agent.command.LocalVault;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.task.TaskDesk;
import org.hikae.protocol.Command;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Report;
import org.hikae.protocol.SandboxId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// Does what is asked of sandboxes. Its tasks stand in nobody's way: backups, mirrors and the
/// service itself go on meanwhile.
public final class SandboxDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sandboxes sandboxes;
  private final LocalVault local;
  private final TaskDesk tasks;

  public SandboxDesk(Sandboxes sandboxes, LocalVault local, TaskDesk tasks) {
    this.sandboxes = sandboxes;
    this.local = local;
    this.tasks = tasks;
  }

  /// Begins the work, unless it was begun.
  public Report give(Command.Sandboxed command, ServicePlace place) {
    var object = object(command.sandbox());
    return switch (command) {
      case Command.OpenSandbox(var task, var id, _, var lasting) ->
          tasks.give(task, object, "opening a sandbox", progress -> opened(id, place, lasting));
      case Command.RestoreInSandbox restore ->
          tasks.give(restore.task(), object, "restoring", progress -> restored(restore, progress));
      case Command.StartInSandbox(var task, var id, _) ->
          tasks.give(task, object, "starting", progress -> started(id));
      case Command.ExamineInSandbox examine ->
          tasks.give(examine.task(), object, "examining", progress -> examined(examine, progress));
      case Command.CloseSandbox(var task, var id, _) ->
          tasks.give(task, object + " to its end", "removing", progress -> closed(id));
    };
  }

  /// Looks at the service in a sandbox.
  public Report probe(Command.ProbeInSandbox command) throws IOException {
    var probe = sandboxes.find(command.sandbox()).service().probe();
    return new Report.Probed(command.service(), probe.good(), probe.took(), probe.saw());
  }

  /// The folders that sandboxes have left behind and that are older than a moment.
  public Litter left(Instant before) throws IOException {
    return sandboxes.left(before);
  }

  /// Removes them, and says what they were.
  public Litter removeLeft(Instant before) throws IOException {
    return sandboxes.removeLeft(before);
  }

  private static String object(SandboxId id) {
    return "sandbox " + id;
  }

  private TaskState opened(SandboxId id, ServicePlace place, Duration lasting) throws IOException {
    var began = System.nanoTime();
    var sandbox = sandboxes.open(id, place, lasting);
    return succeeded(began, "sandbox " + sandbox.id() + " is open", Figures.NONE);
  }

  private TaskState restored(Command.RestoreInSandbox command, Progress progress)
      throws IOException {
    var began = System.nanoTime();
    var sandbox = sandboxes.find(command.sandbox());
    var vault = vault();
    var snapshots = new ArrayList<Snapshot>();
    for (var id : command.snapshots()) {
      snapshots.add(vault.snapshot(id));
    }
    var figures = Figures.NONE;
    for (var snapshot : snapshots) {
      var source = sandbox.source(Labels.source(snapshot, command.service()).orElseThrow());
      figures =
          figures.plus(
              figures(
                  source.restore(
                      vault,
                      snapshot,
                      (doing, done, total) ->
                          progress.at(source.id() + ": " + doing, done, total))));
    }
    snapshots.forEach(snapshot -> sandbox.restored().add(snapshot.id()));
    return succeeded(began, figures.files() + " files restored into the sandbox", figures);
  }

  private TaskState started(SandboxId id) throws IOException {
    var began = System.nanoTime();
    var service = sandboxes.find(id).service();
    service.start();
    return succeeded(began, service.id() + " runs in the sandbox", Figures.NONE);
  }

  private TaskState examined(Command.ExamineInSandbox command, Progress progress)
      throws IOException {
    var sandbox = sandboxes.find(command.sandbox());
    var examiner =
        new Examiner(
            sandbox.equipment().guarded(), new Comparison(sandbox, vault(), command.service()));
    return examiner.examine(command.examinations(), progress);
  }

  /// Whatever is still at work in it is interrupted first.
  private TaskState closed(SandboxId id) throws IOException, InterruptedException {
    var began = System.nanoTime();
    tasks.endOn(object(id), PATIENCE);
    sandboxes.close(id);
    return succeeded(began, "sandbox " + id + " is removed", Figures.NONE);
  }

  private Vault vault() throws IOException {
    return local
        .existing()
        .orElseThrow(
            () -> new SourceException("there is no vault here yet", "mirror one to it first"));
  }

  private static Figures figures(Restored restored) {
    return new Figures(
        restored.files(),
        restored.fetchedBytes(),
        restored.writtenBytes(),
        Math.max(0, restored.writtenBytes() - restored.fetchedBytes()));
  }

  private static Succeeded succeeded(long began, String summary, Figures figures) {
    return new Succeeded(Duration.ofNanos(System.nanoTime() - began), summary, List.of(), figures);
  }
}
