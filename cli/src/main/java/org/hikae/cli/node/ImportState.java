package org.hikae.cli.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Terminal;
import org.hikae.orchestrator.state.Rebuild.Material;
import org.hikae.orchestrator.state.StateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `import-state`: makes an orchestrator of a file that export-state has written, when all of them
/// are gone.
@Command(name = "import-state", mixinStandardHelpOptions = true)
final class ImportState implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "state.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private RebuildManner manner;

  ImportState(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var in = Files.newInputStream(file)) {
      var material = new Material(StateFile.read(in), Map.of());
      return manner.rebuild(terminal, material, "file " + file.getFileName());
    }
  }
}
