package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// Holding points of the agent's vault, and releasing them.
final class HoldWorks {
  private HoldWorks() {}

  /// Every snapshot of the point is held: half a point brings nothing back.
  record Place(Command.HoldPoint command, LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      var vault = VaultWorks.vault(local);
      var snapshots = of(vault, command.service(), command.point());
      if (snapshots.isEmpty()) {
        return absent(command.service(), command.point());
      }
      var until = Optional.of(command.until()).filter(end -> !end.equals(SnapshotTies.FREE));
      for (var snapshot : snapshots) {
        vault.holds().place(snapshot, command.reason(), command.by(), until);
      }
      return done(began, snapshots.size(), "held");
    }
  }

  record Release(Command.ReleasePoint command, LocalVault local) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException {
      var began = System.nanoTime();
      var vault = VaultWorks.vault(local);
      var snapshots = of(vault, command.service(), command.point());
      if (snapshots.isEmpty()) {
        return absent(command.service(), command.point());
      }
      var released = 0;
      for (var snapshot : snapshots) {
        released += vault.holds().release(snapshot.id()).size();
      }
      return done(began, released, "released");
    }
  }

  private static List<Snapshot> of(Vault vault, ServiceId service, String point)
      throws IOException {
    return vault.snapshots().stream()
        .filter(
            snapshot ->
                Labels.reference(snapshot)
                    .filter(ref -> ref.service().equals(service) && ref.point().equals(point))
                    .isPresent())
        .toList();
  }

  private static Succeeded done(long began, int count, String what) {
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        count + " " + what,
        List.of(),
        new Figures(count, 0, 0, 0));
  }

  private static Failed absent(ServiceId service, String point) {
    return new Failed(
        "the vault has no point %s of %s".formatted(point, service),
        "`hikae retention plan` and the console name those that there are",
        false);
  }
}
