package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hikae.agent.lease.ServiceGuard.KeptDown;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.Restore;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.source.Source;
import org.hikae.vault.Progress;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings each source back from its snapshot, all of which are looked up before the first byte is
/// written. The service is kept down meanwhile.
record RestoreWork(Restore command, Ward ward, LocalVault local) implements Work {
  private static final Logger log = LoggerFactory.getLogger(RestoreWork.class);

  @Override
  public TaskState run(Progress progress) throws IOException {
    var began = System.nanoTime();
    var vault = vault();
    var pairs = new ArrayList<Pair>();
    for (var id : command.snapshots()) {
      pairs.add(pair(vault.snapshot(id)));
    }
    var figures = Figures.NONE;
    try (var _ = keptDown()) {
      for (var pair : pairs) {
        figures = figures.plus(restore(vault, pair, progress));
      }
    }
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        String.format(
            Locale.ROOT,
            "%,d entries, %s restored",
            figures.files(),
            Amount.of(figures.writtenBytes())),
        List.of(),
        figures);
  }

  private Figures restore(Vault vault, Pair pair, Progress progress) throws IOException {
    var source = pair.source();
    var restored =
        source.restore(
            vault,
            pair.snapshot(),
            (doing, done, total) -> progress.at(source.id() + ": " + doing, done, total));
    restored.notes().forEach(note -> log.warn("restore of {}: {}", source.id(), note));
    return figures(restored);
  }

  private KeptDown keptDown() throws IOException {
    var guard = ward.guard();
    return guard.isPresent() ? guard.get().keepDown() : () -> {};
  }

  private Vault vault() throws IOException {
    return local
        .existing()
        .orElseThrow(
            () ->
                new VaultException(
                    VaultException.Code.NOT_A_VAULT,
                    "there is no vault at " + local.store().address() + " yet",
                    "mirror another site's vault to it first"));
  }

  private Pair pair(Snapshot snapshot) throws IOException {
    var source = Labels.source(snapshot, ward.id()).flatMap(ward::source);
    if (source.isEmpty()) {
      throw new VaultException(
          VaultException.Code.NO_SUCH_SNAPSHOT,
          "snapshot " + snapshot.id() + " is of no source that " + ward.id() + " has here",
          "add the source to the agent's configuration");
    }
    return new Pair(snapshot, source.get());
  }

  private record Pair(Snapshot snapshot, Source source) {}

  private static Figures figures(Restored restored) {
    return new Figures(
        restored.files(),
        restored.fetchedBytes(),
        restored.writtenBytes(),
        Math.max(0, restored.writtenBytes() - restored.fetchedBytes()));
  }
}
