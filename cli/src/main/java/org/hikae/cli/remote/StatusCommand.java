package org.hikae.cli.remote;

import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae status`: in five lines what is wrong and what to type next.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(
      names = {"-v", "--verbose"},
      descriptionKey = "status.verbose")
  private boolean verbose;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var status = client.get("/api/v1/status");
      if (json) {
        Json.print(terminal, status);
        return 0;
      }
      terminal.print(new AttentionLines(terminal.words()).of(client.get("/api/v1/attention")));
      if (verbose) {
        tables(status);
      }
    }
    return 0;
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
    var table =
        new Table(
            Column.left(say("status.site")),
            Column.left(say("status.role")),
            Column.left(say("status.reached")));
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
            Column.left(say("status.service")),
            Column.left(say("status.active")),
            Column.right(say("status.epoch")),
            Column.left(say("status.probe")),
            Column.left(say("status.run")));
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

  private String say(String key) {
    return terminal.words().say(key);
  }
}
