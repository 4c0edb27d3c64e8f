package org.hikae.domain.schedule;

import java.util.List;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.VaultName;

/// What a schedule has done, again and again. For whom: those that are named, or, where none is,
/// all that the estate has when the time comes.
public sealed interface Chore {
  Kind kind();

  /// Who it is done for, as the estate names them; empty: all.
  List<String> named();

  /// The kinds of chores, as the estate writes them.
  enum Kind {
    BACKUP,
    MIRROR,
    VERIFY,
    RETENTION,
    HOUSEKEEPING,
    DRILL,
    REPORT
  }

  /// Services are backed up where they are active.
  record BackUp(List<ServiceId> services, SnapshotKind depth) implements Chore {
    public BackUp {
      services = List.copyOf(services);
    }

    @Override
    public Kind kind() {
      return Kind.BACKUP;
    }

    @Override
    public List<String> named() {
      return services.stream().map(ServiceId::name).toList();
    }
  }

  /// Vaults that mirror another pull what they lack.
  record Mirror(List<VaultName> vaults) implements Chore {
    public Mirror {
      vaults = List.copyOf(vaults);
    }

    @Override
    public Kind kind() {
      return Kind.MIRROR;
    }

    @Override
    public List<String> named() {
      return vaults.stream().map(VaultName::name).toList();
    }
  }

  /// Vaults are verified by their agents.
  ///
  /// @param sample how much of their packs each time
  record Verify(List<VaultName> vaults, Sample sample) implements Chore {
    public Verify {
      vaults = List.copyOf(vaults);
    }

    @Override
    public Kind kind() {
      return Kind.VERIFY;
    }

    @Override
    public List<String> named() {
      return vaults.stream().map(VaultName::name).toList();
    }
  }

  /// Vaults forget what their services' retention classes let go, as far as nobody has to agree to
  /// it.
  record Retention(List<VaultName> vaults) implements Chore {
    public Retention {
      vaults = List.copyOf(vaults);
    }

    @Override
    public Kind kind() {
      return Kind.RETENTION;
    }

    @Override
    public List<String> named() {
      return vaults.stream().map(VaultName::name).toList();
    }
  }

  /// Orchestrators and agents delete what they have kept long enough.
  ///
  /// @param sites where
  record Housekeeping(List<SiteId> sites) implements Chore {
    public Housekeeping {
      sites = List.copyOf(sites);
    }

    @Override
    public Kind kind() {
      return Kind.HOUSEKEEPING;
    }

    @Override
    public List<String> named() {
      return sites.stream().map(SiteId::name).toList();
    }
  }

  /// The last whole month is reported, and the contacts are told where.
  record Report() implements Chore {
    @Override
    public Kind kind() {
      return Kind.REPORT;
    }

    @Override
    public List<String> named() {
      return List.of();
    }
  }

  /// A runbook is rehearsed, planned and played as when a person orders the drill.
  record Drill(List<ServiceId> services, RunbookId runbook) implements Chore {
    public Drill {
      services = List.copyOf(services);
    }

    @Override
    public Kind kind() {
      return Kind.DRILL;
    }

    @Override
    public List<String> named() {
      return services.stream().map(ServiceId::name).toList();
    }
  }
}
