package org.hikae.cli.report;

import java.io.IOException;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `list`: the months of which there is a report.
@Command(name = "list", mixinStandardHelpOptions = true)
final class ReportList extends Showing {
  ReportList(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(ApiPath.of("reports"));
  }

  @Override
  protected void print(JsonNode months) {
    months.forEach(month -> terminal.out().println(month.asString()));
  }
}
