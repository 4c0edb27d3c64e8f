package org.hikae.cli.runbook;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.domain.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hikae runbook list`: those that come with Hikae.
@Command(name = "list", mixinStandardHelpOptions = true)
final class RunbookList implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunbookList(Terminal terminal) {
    this.terminal = terminal;
  }

  record Listed(String id, String title, String kind, int steps, double budgetSeconds) {
    static Listed of(Runbook runbook, Language language) {
      return new Listed(
          runbook.id().name(),
          runbook.title().in(language),
          runbook.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          runbook.steps().size(),
          runbook.budget().toMillis() / 1000.0);
    }
  }

  @Override
  public Integer call() throws IOException {
    var language = Speaking.language(terminal);
    var runbooks = ShippedRunbooks.all();
    if (json) {
      Json.print(terminal, runbooks.stream().map(each -> Listed.of(each, language)).toList());
      return 0;
    }
    terminal.print(table(runbooks, language));
    return 0;
  }

  private List<String> table(List<Runbook> runbooks, Language language) {
    var table =
        new Table(
            Column.left(terminal.words().say("runbook.id")),
            Column.left(terminal.words().say("runbook.title")),
            Column.right(terminal.words().say("runbook.steps")),
            Column.right(terminal.words().say("runbook.budget")));
    for (var runbook : runbooks) {
      table.row(
          runbook.id().name(),
          runbook.title().in(language),
          Integer.toString(runbook.steps().size()),
          Quantities.span(runbook.budget()));
    }
    return table.lines();
  }
}
