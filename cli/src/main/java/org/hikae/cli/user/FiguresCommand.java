package org.hikae.cli.user;

import java.io.IOException;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `hikae figures`: how many users, services, recovery points and jobs there are.
@Command(name = "figures", mixinStandardHelpOptions = true)
public final class FiguresCommand extends Showing {
  FiguresCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(ApiPath.of("figures"));
  }

  @Override
  protected void print(JsonNode figures) {
    var table = new Table(left("figures.group"), left("figures.figure"), right("figures.value"));
    var group = "";
    for (var each : figures) {
      var next = said(each.path("groupWords"));
      var value = each.path("value").asLong();
      table.row(
          next.equals(group) ? "" : next,
          said(each.path("words")),
          each.path("unit").asString("").equals("bytes")
              ? Quantities.bytes(value)
              : "%,d".formatted(value));
      group = next;
    }
    terminal.print(table.lines());
  }

  private String said(JsonNode bilingual) {
    return bilingual.path(say("status.language")).asString("");
  }
}
