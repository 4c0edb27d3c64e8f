package org.hikae.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.VaultChoice;
import org.hikae.orchestrator.state.Rebuild.Material;
import org.hikae.orchestrator.state.StateException;
import org.hikae.orchestrator.state.StateFile;
import org.hikae.source.PrivateFolder;
import org.hikae.source.orchestrator.OrchestratorSource;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rebuild`: makes an orchestrator of what a vault holds of the orchestrators' state, with the
/// vault's key and nothing else, when all of them are gone.
@Command(name = "rebuild", mixinStandardHelpOptions = true)
final class OrchestratorRebuild implements Callable<Integer> {
  private static final String LATEST = "latest";

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(
      names = "--point",
      paramLabel = "POINT",
      defaultValue = LATEST,
      descriptionKey = "state.point")
  private String point = LATEST;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private RebuildManner manner;

  OrchestratorRebuild(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var snapshot = chosen(vault);
      var from =
          "point " + snapshot.labels().getOrDefault("point", snapshot.id()) + " in " + choice.url();
      return manner.rebuild(terminal, material(vault, snapshot), from);
    }
  }

  private Snapshot chosen(Vault vault) throws IOException, Complaint {
    var snapshot =
        point.equals(LATEST)
            ? vault.snapshots().stream()
                .filter(OrchestratorSource.own())
                .reduce((_, newer) -> newer)
                .orElseThrow(
                    () ->
                        noState("the vault holds no state of orchestrators", "name another vault"))
            : vault.snapshot(point);
    if (!OrchestratorSource.own().test(snapshot)) {
      throw noState(
          "point " + point + " is of " + snapshot.origin().source() + ", not of orchestrators",
          "leave out --point to take the newest that is");
    }
    return snapshot;
  }

  private static Complaint noState(String sentence, String hint) {
    return new Complaint(ExitStatus.NO_SUCH_POINT, sentence, hint);
  }

  private Material material(Vault vault, Snapshot snapshot) throws IOException, StateException {
    try (var folder =
        PrivateFolder.below(Path.of(System.getProperty("java.io.tmpdir")), "hikae-state")) {
      try (var progress = new ProgressLine(terminal)) {
        vault.restore(snapshot, folder.path(), RestoreOptions.WHOLE, progress);
      }
      try (var in = Files.newInputStream(folder.path().resolve(OrchestratorSource.STATE))) {
        return new Material(StateFile.read(in), identity(folder.path()));
      }
    }
  }

  private static Map<String, byte[]> identity(Path folder) throws IOException {
    var files = new HashMap<String, byte[]>();
    var identity = folder.resolve(OrchestratorSource.IDENTITY);
    if (Files.isDirectory(identity)) {
      try (var names = Files.list(identity)) {
        for (var file : names.toList()) {
          files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
