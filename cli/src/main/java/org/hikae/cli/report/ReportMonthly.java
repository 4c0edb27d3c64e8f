package org.hikae.cli.report;

import java.io.IOException;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `monthly`: what a month was like, on the terminal or into a file.
@Command(name = "monthly", mixinStandardHelpOptions = true)
final class ReportMonthly extends Asking {
  @Parameters(index = "0", arity = "0..1", paramLabel = "MONTH", descriptionKey = "report.month")
  private @Nullable String month;

  @Option(names = "--to", paramLabel = "FILE|-", descriptionKey = "report.to")
  private @Nullable String to;

  @Option(names = "--as", paramLabel = "FORM", descriptionKey = "report.as")
  private @Nullable String form;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  ReportMonthly(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var asked = month == null ? newest(client) : month;
    if (to != null) {
      var path = ReportForm.of(form, to).path(ApiPath.of("reports", asked));
      new ReportFile(terminal, to).write(client, path, asked);
      return;
    }
    if (form != null) {
      throw new Complaint(
          ExitStatus.USAGE, "--as is for a file.", "name one with --to, or leave --as away.");
    }
    var report = client.get(ApiPath.of("reports", asked));
    if (json) {
      Json.print(terminal, report);
    } else {
      terminal.print(new MonthlyPage(terminal.words()).of(report));
    }
  }

  /// The last month that is over; while there is none, the one that goes on.
  private static String newest(OrchestratorClient client) throws IOException {
    var months = client.get(ApiPath.of("reports"));
    return months.get(Math.min(1, months.size() - 1)).asString();
  }
}
