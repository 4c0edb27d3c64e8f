package org.hikae.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What an agent answers to a [Command].
public sealed interface Report extends Message {

  /// The task is known and stands like this.
  record Task(TaskId task, TaskState state) implements Report {}

  /// Nobody ever gave this agent that task.
  record UnknownTask(TaskId task) implements Report {}

  /// What the service's probe saw. `took` is how long it needed; `saw` is one line for people.
  record Probed(ServiceId service, boolean good, Duration took, String saw) implements Report {}

  /// What the agent is and holds.
  record Agent(NodeId node, String version, String vault, Map<ServiceId, ServiceState> services)
      implements Report {
    public Agent {
      services = Map.copyOf(services);
    }
  }

  /// A page of what the agent's vault holds, by id.
  ///
  /// @param more whether there are others after these
  record Snapshots(List<SnapshotRef> snapshots, boolean more) implements Report {
    public Snapshots {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// A page of what the agent's vault holds and what ties it there, by id.
  ///
  /// @param more whether there are others after these
  record Ties(List<SnapshotTies> snapshots, boolean more) implements Report {
    public Ties {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// What the agent would delete of what it keeps beside its vault.
  record House(Litter tasks, Litter sandboxes) implements Report {}

  /// A page of what a folder of a snapshot holds, by name.
  ///
  /// @param more whether there are others after these
  record Folder(List<FileRef> files, boolean more) implements Report {
    public Folder {
      files = List.copyOf(files);
    }
  }

  /// A file or an archive is ready to be fetched with `GET https://ADDRESS/files/TICKET`: its bytes
  /// come as [PartsOutput] writes them.
  ///
  /// @param address host and port, as the agent itself knows them
  /// @param ticket good for one fetch within a minute
  /// @param size in bytes; of an archive what its files weigh, or -1 when that is not known
  record Opened(String address, String ticket, long size) implements Report {}

  /// The agent knows a newer epoch than the command's: nothing was done.
  record RefusedByEpoch(FencingToken asked, FencingToken current) implements Report {}

  /// The command cannot be carried out here; nothing was done.
  record Refused(String because, String hint) implements Report {}
}
