package org.hikae.domain.plan;

import java.net.URI;
import java.util.List;
import org.hikae.domain.estate.Address;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.Examination;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;

/// What a planned step does, with everything it needs to be carried out. Whatever acts on the
/// service does so under the token that [TakeLease] brought.
public sealed interface Move {
  /// Wait until the lease of `superseding` may be taken, then take the next epoch for `to`.
  record TakeLease(SiteId from, SiteId to, Epoch superseding) implements Move {}

  /// Bring back these snapshots from the vault at `at`.
  record Restore(SiteId at, List<SnapshotRef> snapshots) implements Move {
    public Restore {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// Bring back what this very run has backed up, from the vault at `at`.
  record RestoreOwnBackup(SiteId at) implements Move {}

  record StartService(SiteId at) implements Move {}

  /// Stop the service in good order and give its lease of `epoch` back.
  record StopService(SiteId at, Epoch epoch) implements Move {}

  /// Keep users out at the public address, in the name of whoever holds `epoch`.
  record HoldTraffic(SiteId at, Epoch epoch) implements Move {}

  /// Take a snapshot of every source under this run's mark.
  record BackUp(SiteId at) implements Move {}

  /// Pull what is missing from the vault `from`, which others reach at `url`.
  record Mirror(SiteId at, VaultName from, URI url) implements Move {}

  /// Ask the agent at `at` for its own probe until it is good.
  record ProbeService(SiteId at) implements Move {}

  record SwitchTraffic(SiteId to, Address address) implements Move {}

  /// Wait until the service answers at its public address.
  record AwaitUsers(Address address) implements Move {}

  record CheckVault(SiteId at) implements Move {}

  /// Replace what is damaged in the vault at `at` from the one at `url`.
  record HealVault(SiteId at, VaultName from, URI url) implements Move {}

  record RunProgram(SiteId at, String program) implements Move {}

  record CallHttp(String method, URI url, int status) implements Move {}

  /// @param evidence what to write down; null when a word is enough
  /// @param fourEyes whether a second person has to confirm it
  record AskPerson(
      Role role, Bilingual instructions, @Nullable Bilingual evidence, boolean fourEyes)
      implements Move {}

  /// Nothing, and why.
  record LeaveOut(Bilingual because) implements Move {}

  // ---- in a sandbox, under the sandbox's own right; nothing here knows the service's token ----

  /// Open a sandbox named after the run. The right to be active is not touched: what waiting for it
  /// would take at most comes from the lease's terms.
  record OpenSandbox(SiteId at) implements Move {}

  record RestoreInSandbox(SiteId at, List<SnapshotRef> snapshots) implements Move {
    public RestoreInSandbox {
      snapshots = List.copyOf(snapshots);
    }
  }

  record StartInSandbox(SiteId at) implements Move {}

  record ProbeInSandbox(SiteId at) implements Move {}

  record ExamineInSandbox(SiteId at, List<Examination> examinations) implements Move {
    public ExamineInSandbox {
      examinations = List.copyOf(examinations);
    }
  }

  /// Put the service's checks to the service itself.
  record Examine(SiteId at, List<Examination> examinations) implements Move {
    public Examine {
      examinations = List.copyOf(examinations);
    }
  }

  /// Silence a twin of the heartbeat of `from` and wait until that is noticed.
  record SilenceTwin(SiteId from) implements Move {}

  /// End everything in the sandbox and remove it. Comes last in every drill, whatever happened.
  record CloseSandbox(SiteId at) implements Move {}
}
