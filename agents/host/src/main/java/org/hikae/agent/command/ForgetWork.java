package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.ForgetSnapshots;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Forgets what a plan chose, all of it or nothing. Whoever planned may have seen a vault that is
/// no more, so this looks for itself.
record ForgetWork(ForgetSnapshots command, LocalVault local) implements Work {
  @Override
  public TaskState run(Progress progress) throws IOException {
    var began = System.nanoTime();
    var vault = VaultWorks.vault(local);
    var snapshots = vault.snapshots();
    var ties = Ties.of(vault, snapshots);
    var obstacle = obstacle(ties);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    var chosen = new HashSet<>(command.snapshots());
    vault.forget(snapshots.stream().filter(each -> chosen.contains(each.id())).toList());
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        chosen.size() + " snapshots forgotten",
        List.of(),
        new Figures(chosen.size(), 0, 0, 0));
  }

  private Optional<Failed> obstacle(List<SnapshotTies> ties) {
    if (!command.seen().shows(ties)) {
      return Optional.of(
          new Failed(
              "the vault is not what the plan saw: nothing was forgotten",
              "look at the plan again",
              true));
    }
    var newest = newest(ties);
    var found = new HashMap<String, SnapshotTies>();
    ties.forEach(each -> found.put(each.snapshot().id(), each));
    return command.snapshots().stream()
        .flatMap(id -> obstacle(id, Optional.ofNullable(found.get(id)), newest).stream())
        .findFirst()
        .map(why -> new Failed(why + ": nothing was forgotten", "look at the plan again", false));
  }

  private Optional<String> obstacle(String id, Optional<SnapshotTies> ties, Set<String> newest) {
    var name = "snapshot %.10s".formatted(id);
    if (ties.isEmpty()) {
      return Optional.of(name + " is not in the vault");
    }
    if (ties.get().isHeld()) {
      return Optional.of(name + " is held by " + ties.get().hold());
    }
    if (ties.get().isLocked()) {
      return Optional.of(name + " is locked until " + ties.get().lockedUntil());
    }
    return newest.contains(id)
        ? Optional.of(name + " is the newest of its source")
        : Optional.empty();
  }

  private record Of(ServiceId service, SourceId source) {}

  private static Set<String> newest(List<SnapshotTies> ties) {
    Map<Of, SnapshotRef> newest = new HashMap<>();
    ties.stream()
        .map(SnapshotTies::snapshot)
        .sorted(Comparator.comparing(SnapshotRef::consistentAt))
        .forEach(ref -> newest.put(new Of(ref.service(), ref.source()), ref));
    var ids = new HashSet<String>();
    newest.values().forEach(ref -> ids.add(ref.id()));
    return ids;
  }
}
