package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Progress;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.check.Sample;
import org.hikae.vault.format.Layout;

/// Looking at the agent's vault, and mending it.
final class VaultWorks {
  private VaultWorks() {}

  /// Every pack is read and held against its name.
  record Check(LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      var report = vault(local).check(CheckDepth.STORED_BYTES, progress);
      if (report.clean()) {
        return new Succeeded(
            Duration.ofNanos(System.nanoTime() - began),
            "%d snapshots and %d packs are whole".formatted(report.snapshots(), report.packs()),
            List.of(),
            new Figures(report.packs(), report.readBytes(), 0, 0));
      }
      return damaged(report);
    }
  }

  /// What is in the packs of a sample is taken out, and held against its name.
  record Verify(Command.VerifyVault command, LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      var sample = new Sample(command.sample().parts(), command.sample().of());
      var report = vault(local).verify(sample, progress).check();
      return report.clean()
          ? new Succeeded(
              Duration.ofNanos(System.nanoTime() - began),
              "%s of the packs verified, %s read: %d snapshots, and nothing is wrong"
                  .formatted(
                      sample.isWhole() ? "all" : command.sample(),
                      Amount.of(report.readBytes()),
                      report.snapshots()),
              List.of(),
              new Figures(report.packs(), report.readBytes(), 0, 0))
          : damaged(report);
    }
  }

  private static Failed damaged(CheckReport report) {
    var first = report.findings().getFirst();
    return new Failed(
        "%d findings in the vault, the first: %s %s"
            .formatted(report.findings().size(), first.object(), first.problem()),
        "heal it from the other site's vault",
        false);
  }

  /// What nothing needs is condemned; what was condemned a grace time ago is deleted.
  record Prune(Command.PruneVault command, LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      var done = vault(local).pruning(Layout.LEAST_GRACE).run(progress);
      return new Succeeded(
          Duration.ofNanos(System.nanoTime() - began),
          "%d packs condemned, %d deleted: %s given back now, %s a day after%s"
              .formatted(
                  done.condemn().size() + done.rewrite().size(),
                  done.sweep().size(),
                  Amount.of(done.freedBytes()),
                  Amount.of(done.condemnedBytes()),
                  done.locked().isEmpty() ? "" : "; " + done.locked().size() + " are locked still"),
          List.of(),
          new Figures(done.sweep().size(), 0, 0, 0));
    }
  }

  /// What is damaged is fetched from another vault of the family.
  record Heal(Command.HealVault command, LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      try (var remote = local.remote(command.from().toString())) {
        var healed = vault(local).heal(remote, progress);
        if (healed.remaining().isEmpty()) {
          return new Succeeded(
              Duration.ofNanos(System.nanoTime() - began),
              healed.objects().size() + " objects replaced; the vault is whole",
              List.of(),
              new Figures(healed.objects().size(), 0, 0, 0));
        }
        var first = healed.remaining().getFirst();
        return new Failed(
            "%d objects replaced, but the other vault could not give %s: %s"
                .formatted(healed.objects().size(), first.object(), first.problem()),
            "points that need it are lost here and there; take a full backup now",
            false);
      }
    }
  }

  static Vault vault(LocalVault local) throws IOException {
    return local
        .existing()
        .orElseThrow(
            () ->
                new VaultException(
                    VaultException.Code.NOT_A_VAULT,
                    "there is no vault at " + local.store().address() + " yet",
                    "mirror another site's vault to it first"));
  }
}
