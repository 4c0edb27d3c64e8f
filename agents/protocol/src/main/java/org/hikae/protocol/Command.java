package org.hikae.protocol;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What an orchestrator asks of an agent. Commands with a [TaskId] start work that goes on after
/// the reply and that is followed with [DescribeTask]; those that act on a service carry the
/// [FencingToken] under which they act, and an agent that knows a newer one refuses.
public sealed interface Command extends Message {

  /// Work that goes on after the reply.
  sealed interface Work extends Command {
    TaskId task();
  }

  /// Work that acts on a service and is therefore refused under an old epoch.
  sealed interface Fenced extends Work {
    FencingToken token();
  }

  /// Take a snapshot of each of the service's sources into the agent's vault.
  record BackUp(
      TaskId task,
      ServiceId service,
      List<SourceId> sources,
      SnapshotRef.SnapshotKind kind,
      String point)
      implements Work {
    public BackUp {
      sources = List.copyOf(sources);
    }
  }

  /// Bring the agent's own vault up to date with another site's, pulling only what is missing.
  ///
  /// @param law whose law governs that vault: an agent under another one refuses
  record PullMirror(TaskId task, URI from, Law law) implements Work {}

  /// Bring back each source of a service from these snapshots of the agent's own vault.
  record Restore(TaskId task, FencingToken token, List<String> snapshots) implements Fenced {
    public Restore {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// Start the service here. Succeeds at once when it runs already under this token.
  record StartService(TaskId task, FencingToken token) implements Fenced {}

  /// Stop the service here and give the lease back: the planned way down.
  record StopService(TaskId task, FencingToken token) implements Fenced {}

  /// Lead the service's public address to this site.
  record SwitchTraffic(TaskId task, FencingToken token) implements Fenced {}

  /// Keep users out at the service's public address until traffic is switched again.
  record HoldTraffic(TaskId task, FencingToken token) implements Fenced {}

  /// Look at every pack of the agent's vault.
  record CheckVault(TaskId task) implements Work {}

  /// Decrypt, decompress and hash again what is in the agent's vault: of its packs those of a
  /// sample whose turn it is.
  record VerifyVault(TaskId task, Sample sample) implements Work {}

  /// Forget these snapshots of the agent's own vault, all of them or none: none when the vault is
  /// not what the plan saw, or one of them is held, locked, not there, or its source's newest.
  record ForgetSnapshots(TaskId task, List<String> snapshots, Picture seen) implements Work {
    public ForgetSnapshots {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// Hold every snapshot of a point in the agent's own vault, so that nobody forgets it.
  ///
  /// @param by who wants it
  /// @param until when the hold ends by itself; [SnapshotTies#FREE] when it does not
  record HoldPoint(
      TaskId task, ServiceId service, String point, String reason, String by, Instant until)
      implements Work {}

  /// End every hold of a point's snapshots in the agent's own vault.
  record ReleasePoint(TaskId task, ServiceId service, String point) implements Work {}

  /// Condemn what nothing in the agent's vault needs any more, and delete what was condemned long
  /// enough ago.
  record PruneVault(TaskId task) implements Work {}

  /// Replace what is damaged in the agent's vault from another one of its family.
  record HealVault(TaskId task, URI from) implements Work {}

  /// Run a program that the agent's own configuration names; nothing else can be run.
  record RunProgram(TaskId task, String program) implements Work {}

  /// Put questions to the service here.
  record Examine(TaskId task, ServiceId service, List<Examination> examinations) implements Work {
    public Examine {
      examinations = List.copyOf(examinations);
    }
  }

  /// Send a twin of the agent's heartbeat to whoever asks, `beats` times, and then fall silent.
  record BeatTwin(TaskId task, String run, Duration every, int beats) implements Work {}

  /// Work in a sandbox: it has folders, ports and a right of its own, and never the service's.
  sealed interface Sandboxed extends Work {
    SandboxId sandbox();

    ServiceId service();
  }

  /// Make a sandbox. It ends by itself after `lasting`, whoever forgets it.
  record OpenSandbox(TaskId task, SandboxId sandbox, ServiceId service, Duration lasting)
      implements Sandboxed {}

  record RestoreInSandbox(TaskId task, SandboxId sandbox, ServiceId service, List<String> snapshots)
      implements Sandboxed {
    public RestoreInSandbox {
      snapshots = List.copyOf(snapshots);
    }
  }

  record StartInSandbox(TaskId task, SandboxId sandbox, ServiceId service) implements Sandboxed {}

  record ExamineInSandbox(
      TaskId task, SandboxId sandbox, ServiceId service, List<Examination> examinations)
      implements Sandboxed {
    public ExamineInSandbox {
      examinations = List.copyOf(examinations);
    }
  }

  /// End everything in a sandbox and remove it; done at once when there is none.
  record CloseSandbox(TaskId task, SandboxId sandbox, ServiceId service) implements Sandboxed {}

  /// Look at the service in a sandbox with its own probe; changes nothing.
  record ProbeInSandbox(SandboxId sandbox, ServiceId service) implements Command {}

  /// Look at the service here with its own probe; changes nothing.
  record ProbeService(ServiceId service) implements Command {}

  /// Delete what the agent keeps beside its vault and has kept long enough: notes of tasks that
  /// ended before one moment, folders of sandboxes that nobody has open and that were made before
  /// another.
  record KeepHouse(TaskId task, Instant tasksBefore, Instant sandboxesBefore) implements Work {}

  /// Say what [KeepHouse] would delete; changes nothing.
  record LookAtHouse(Instant tasksBefore, Instant sandboxesBefore) implements Command {}

  /// Say how a task stands.
  record DescribeTask(TaskId task) implements Command {}

  /// Say what this agent is, guards and holds.
  record DescribeAgent() implements Command {}

  /// Say which snapshots the agent's vault holds, a page at a time in the order of their ids.
  ///
  /// @param services of which services; empty for all
  /// @param after the last id of the page before; empty for the first page
  record ListSnapshots(List<ServiceId> services, String after) implements Command {
    /// How many there are on a page: all of it has to fit into one message.
    public static final int PAGE = 1000;

    public ListSnapshots {
      services = List.copyOf(services);
    }
  }

  /// Say what a folder of a snapshot holds, a page at a time by name.
  ///
  /// @param path as [PathText] has it; empty for the top
  /// @param after the last name of the page before; empty for the first page
  record ListFolder(String snapshot, String path, String after) implements Command {
    /// How many there are on a page: each folder among them has to be looked up by itself.
    public static final int PAGE = 200;
  }

  /// Get a file or folder of a snapshot ready to be fetched, once and soon.
  ///
  /// @param path as [PathText] has it; empty for the top
  record OpenFile(String snapshot, String path, FileForm form) implements Command {}

  /// Say which snapshots of services the agent's vault holds and what ties them there, a page at a
  /// time in the order of their ids.
  ///
  /// @param after the last id of the page before; empty for the first page
  record ListTies(String after) implements Command {
    /// How many there are on a page: a store may have to be asked about each.
    public static final int PAGE = 500;
  }
}
