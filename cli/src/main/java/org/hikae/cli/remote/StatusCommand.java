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

/// `hikae status`: how the sites and services of an estate stand.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private static final String ANSWERED = "answered ";

  private final Terminal terminal;

  @Mixin private final Connection connection = new Connection();

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
      } else {
        print(status);
      }
    }
    return 0;
  }

  private void print(JsonNode status) {
    var leader = status.path("leader").asString("");
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
          look(service.path("lastProbe")),
          service.path("run").asString("–"));
    }
    return table.lines();
  }

  /// What a probe saw; the words of others are quoted.
  private String look(JsonNode probe) {
    var saw = probe.path("saw").asString("");
    if (saw.isEmpty()) {
      return "–";
    }
    if (saw.startsWith(ANSWERED)) {
      return say("status.saw.answered", saw.substring(ANSWERED.length()));
    }
    if (saw.equals("connected")) {
      return say("status.saw.connected");
    }
    return say(probe.path("good").asBoolean() ? "status.saw" : "status.saw.nothing", saw);
  }

  private String say(String key, Object... values) {
    return terminal.words().say(key, values);
  }
}
