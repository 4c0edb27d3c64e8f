package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.BackUp;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.source.Source;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SnapshotOrigin.Kind;
import org.hikae.vault.Vault;

/// Takes a snapshot of each source, one after the other. An increment builds on the newest snapshot
/// of the same source; without one it is a full snapshot.
record BackUpWork(BackUp command, List<Source> sources, LocalVault local, String machine)
    implements Work {
  @Override
  public TaskState run(Progress progress) throws IOException {
    var began = System.nanoTime();
    var vault = local.orNew();
    var taken = new ArrayList<Snapshot>();
    for (var source : sources) {
      taken.add(
          source.backUp(
              vault,
              origin(vault, source),
              (doing, done, total) -> progress.at(source.id() + ": " + doing, done, total)));
    }
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        taken.stream().map(BackUpWork::sentence).collect(Collectors.joining("; ")),
        taken.stream().map(Labels::reference).flatMap(Optional<SnapshotRef>::stream).toList(),
        taken.stream().map(BackUpWork::figures).reduce(Figures.NONE, Figures::plus));
  }

  private SnapshotOrigin origin(Vault vault, Source source) throws IOException {
    var parent =
        command.kind() == SnapshotKind.FULL ? Optional.<String>empty() : newest(vault, source);
    return new SnapshotOrigin(
        machine,
        source.describe(),
        parent.isPresent() ? Kind.INCREMENTAL : Kind.FULL,
        parent,
        Optional.empty(),
        Labels.of(command, source.id()));
  }

  private Optional<String> newest(Vault vault, Source source) throws IOException {
    return vault.snapshots().stream()
        .filter(snapshot -> Labels.isOf(snapshot, command.service(), source.id()))
        .map(Snapshot::id)
        .reduce((_, newer) -> newer);
  }

  private static String sentence(Snapshot snapshot) {
    var figures = snapshot.figures();
    return "%s %s: %s, %s read, %s new in the vault%s"
        .formatted(
            snapshot.labels().get("source"),
            snapshot.origin().kind() == Kind.FULL ? "full" : "incremental",
            Amount.of(figures.sourceBytes()),
            Amount.of(figures.readBytes()),
            Amount.of(figures.storedBytes()),
            snapshot.notes().isEmpty() ? "" : ", " + snapshot.notes().size() + " notes");
  }

  private static Figures figures(Snapshot snapshot) {
    var figures = snapshot.figures();
    return new Figures(
        figures.files(),
        figures.readBytes(),
        figures.storedBytes(),
        Math.max(0, figures.sourceBytes() - figures.readBytes()));
  }
}
