package org.hikae.orchestrator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.points.PointMark;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.VaultName;

/// That a job began, and what it came to. A stream holds the jobs of one service or one vault, one
/// after the other, so that there are never two at a time.
public sealed interface JobEvent {
  Instant at();

  JobId job();

  record JobBegan(Instant at, JobId job, Work work) implements JobEvent {}

  /// Some of what an open job has brought into a vault: entries are of limited length, and the rest
  /// is in its end.
  record JobBrought(Instant at, JobId job, VaultName vault, List<SnapshotRef> snapshots)
      implements JobEvent {
    public JobBrought {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// What an open job found to be in a vault no more, though the catalog had it.
  ///
  /// @param snapshots their ids
  record JobForgot(Instant at, JobId job, VaultName vault, List<String> snapshots)
      implements JobEvent {
    public JobForgot {
      snapshots = List.copyOf(snapshots);
    }
  }

  record JobEnded(Instant at, JobId job, Ending ending) implements JobEvent {}

  /// Whether the job goes on after this.
  default boolean open() {
    return !(this instanceof JobEnded);
  }

  /// What is to be done.
  sealed interface Work {
    /// The stream that keeps jobs of this kind apart.
    String stream();

    /// Who it is done for.
    String subject();

    /// Snapshots of a service's sources into the vault of the site where it is active.
    record BackUp(ServiceId service, SiteId at, List<SourceId> sources, SnapshotKind kind)
        implements Work {
      public BackUp {
        sources = List.copyOf(sources);
      }

      @Override
      public String stream() {
        return "backup/" + service;
      }

      @Override
      public String subject() {
        return service.name();
      }
    }

    /// What is missing in a vault, pulled from the one that it is a copy of.
    record Mirror(VaultName vault, SiteId at, VaultName from) implements Work {
      @Override
      public String stream() {
        return "mirror/" + vault;
      }

      @Override
      public String subject() {
        return vault.name();
      }
    }

    /// A sample of the packs of a vault, taken apart and held against their names.
    record Verify(VaultName vault, SiteId at, Sample sample) implements Work {
      @Override
      public String stream() {
        return "verify/" + vault;
      }

      @Override
      public String subject() {
        return vault.name();
      }
    }

    /// What a vault really holds, for the catalog to be made anew.
    record Inventory(VaultName vault, SiteId at) implements Work {
      @Override
      public String stream() {
        return "inventory/" + vault;
      }

      @Override
      public String subject() {
        return vault.name();
      }
    }

    /// What a vault's retention lets go, forgotten and pruned.
    ///
    /// @param chosen whether people have chosen `points`, and nothing else goes; otherwise goes
    ///   what a fresh plan lets go, as far as nobody has to agree to it
    /// @param by who ordered it, and who agreed; nobody when it was due
    record Retention(
        VaultName vault, SiteId at, boolean chosen, List<PointMark> points, List<String> by)
        implements Work {
      public Retention {
        points = List.copyOf(points);
        by = List.copyOf(by);
      }

      /// Whatever a fresh plan lets go, when it is due.
      public static Retention due(VaultName vault, SiteId at) {
        return new Retention(vault, at, false, List.of(), List.of());
      }

      @Override
      public String stream() {
        return "retention/" + vault;
      }

      @Override
      public String subject() {
        return vault.name();
      }
    }

    /// What a node has kept long enough, deleted there: by an orchestrator itself, by an agent when
    /// the leader asks it.
    ///
    /// @param by who ordered it; nobody when it was due
    record Housekeeping(NodeId node, List<String> by) implements Work {
      public Housekeeping {
        by = List.copyOf(by);
      }

      @Override
      public String stream() {
        return "housekeeping/" + node;
      }

      @Override
      public String subject() {
        return node.toString();
      }
    }
  }

  /// What it came to.
  sealed interface Ending {
    /// Housekeeping is done.
    ///
    /// @param figures how many things are deleted, and what they took
    record Kept(Duration took, String summary, Figures figures) implements Ending {}

    /// @param vault where the snapshots are now
    record Done(
        Duration took,
        VaultName vault,
        String summary,
        List<SnapshotRef> snapshots,
        Figures figures)
        implements Ending {
      public Done {
        snapshots = List.copyOf(snapshots);
      }

      /// The same without the first of its snapshots.
      public Done without(int first) {
        return new Done(took, vault, summary, snapshots.subList(first, snapshots.size()), figures);
      }
    }

    record Failed(String error, String hint) implements Ending {}
  }
}
