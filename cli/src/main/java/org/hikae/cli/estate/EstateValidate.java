package org.hikae.cli.estate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.document.Finding;
import org.hikae.domain.estate.EstateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae estate validate`: looks for mistakes in an estate file. Needs no orchestrator.
@Command(name = "validate", mixinStandardHelpOptions = true)
final class EstateValidate implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "estate.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EstateValidate(Terminal terminal) {
    this.terminal = terminal;
  }

  record Verdict(String file, boolean good, List<Finding> findings) {}

  @Override
  public Integer call() throws IOException, Complaint {
    try {
      var estate = EstateFile.read(file);
      if (json) {
        Json.print(terminal, new Verdict(file.toString(), true, List.of()));
      } else {
        terminal.say(
            "estate.valid",
            file,
            estate.sites().size(),
            estate.vaults().size(),
            estate.services().size());
      }
      return 0;
    } catch (DocumentException mistaken) {
      if (json) {
        Json.print(terminal, new Verdict(file.toString(), false, mistaken.findings()));
      } else {
        Mistakes.print(terminal, mistaken.document(), mistaken.findings());
      }
      throw Mistakes.complaint(mistaken.document(), mistaken.findings());
    }
  }
}
