package org.hikae.cli.remote;

import java.util.List;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae status`: in five lines what is wrong and what to type next.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class StatusCommand extends Asking {
  @Option(
      names = {"-v", "--verbose"},
      descriptionKey = "status.verbose")
  private boolean verbose;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  StatusCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var status = client.get(ApiPath.of("status"));
    if (json) {
      Json.print(terminal, status);
      return;
    }
    terminal.print(new AttentionLines(terminal.words()).of(client.get(ApiPath.of("attention"))));
    if (verbose) {
      tables(status);
    }
  }

  private void tables(JsonNode status) {
    var leader = status.path("leader").asString("");
    terminal.out().println();
    terminal.say(leader.isEmpty() ? "status.leaderless" : "status.leader", leader);
    terminal.out().println();
    terminal.print(sites(status));
    terminal.out().println();
    if (status.path("services").isEmpty()) {
      terminal.say("status.no-services");
    } else {
      terminal.print(services(status));
    }
  }

  private List<String> sites(JsonNode status) {
    var table = new Table(left("status.site"), left("status.role"), left("status.reached"));
    for (var site : status.path("sites")) {
      table.row(
          site.path("id").asString(""),
          site.path("role").asString(""),
          say(site.path("reached").asBoolean() ? "status.answers" : "status.silent"));
    }
    return table.lines();
  }

  private List<String> services(JsonNode status) {
    var table =
        new Table(
            left("status.service"),
            left("status.active"),
            right("status.epoch"),
            left("status.probe"),
            left("status.run"));
    for (var service : status.path("services")) {
      table.row(
          service.path("id").asString(""),
          service.path("site").asString("–"),
          Long.toString(service.path("epoch").asLong()),
          service.path("lastProbe").path("saw").asString("–"),
          service.path("run").asString("–"));
    }
    return table.lines();
  }
}
