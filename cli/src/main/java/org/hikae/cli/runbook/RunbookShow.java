package org.hikae.cli.runbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.domain.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hikae runbook show`: the page that people follow.
@Command(name = "show", mixinStandardHelpOptions = true)
final class RunbookShow implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NAME|DIR", descriptionKey = "runbook.which")
  @SuppressWarnings("NullAway.Init")
  private String which;

  RunbookShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, Complaint {
    var language = Speaking.language(terminal);
    var folder = Path.of(which);
    terminal.out().print(Files.isDirectory(folder) ? page(folder, language) : shipped(language));
    return 0;
  }

  private static String page(Path folder, Language language) throws IOException {
    return Files.readString(folder.resolve(language == Language.JA ? "README.ja.md" : "README.md"));
  }

  private String shipped(Language language) throws IOException, Complaint {
    if (!ShippedRunbooks.NAMES.contains(which)) {
      throw new Complaint(
          ExitStatus.USAGE,
          "no runbook called '" + which + "' is shipped.",
          "name one of " + String.join(", ", ShippedRunbooks.NAMES) + ", or the folder of yours.");
    }
    return ShippedRunbooks.page(new RunbookId(which), language);
  }
}
