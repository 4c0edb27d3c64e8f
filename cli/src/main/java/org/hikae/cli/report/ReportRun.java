package org.hikae.cli.report;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: what a drill, an incident or a planned move was like, into a file.
@Command(name = "run", mixinStandardHelpOptions = true)
final class ReportRun extends Asking {
  @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run.id")
  @SuppressWarnings("NullAway.Init")
  private String run;

  @Option(names = "--to", paramLabel = "FILE|-", required = true, descriptionKey = "report.to")
  @SuppressWarnings("NullAway.Init")
  private String to;

  @Option(names = "--as", paramLabel = "FORM", descriptionKey = "report.as")
  private @Nullable String form;

  ReportRun(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var report = ApiPath.of("runs", run, "report");
    var as = ReportForm.of(form, to);
    new ReportFile(terminal, to)
        .write(client, as == ReportForm.HTML ? report : report.then(as.toString()), run);
  }
}
