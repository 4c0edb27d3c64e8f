package org.hikae.cli.remote;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cluster.identity.Identity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae status`: how the sites and services of an estate stand.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      required = true,
      split = ",",
      defaultValue = "${env:HIKAE_CONSOLE}",
      descriptionKey = "console")
  private final List<String> consoles = new ArrayList<>();

  @Option(
      names = "--identity",
      paramLabel = "DIR",
      required = true,
      defaultValue = "${env:HIKAE_IDENTITY}",
      descriptionKey = "identity")
  @SuppressWarnings("NullAway.Init")
  private Path identity;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client =
        new OrchestratorClient(Identity.load(identity, Clock.systemUTC()), consoles)) {
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
          service.path("lastProbe").path("saw").asString("–"),
          service.path("run").asString("–"));
    }
    return table.lines();
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
