package org.hikae.cli.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `run`: shows what a schedule would start now, and starts it once that is agreed. Its due times
/// stay as they are.
@Command(name = "run", mixinStandardHelpOptions = true)
final class SchedulesRun extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "schedules.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  SchedulesRun(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    show(client);
    if (consent.onlyShow()) {
      return;
    }
    consent.require(terminal);
    var started = client.post(ApiPath.of("schedules", name, "starts"), Map.of());
    if (json) {
      Json.print(terminal, started);
    } else {
      terminal.say("schedules.started", name);
      terminal.print(new StartLines(terminal.words()).of(started));
    }
  }

  private void show(OrchestratorClient client) throws Exception {
    var plan = client.get(ApiPath.of("schedules", name, "plan"));
    if (!json) {
      terminal.print(lines(plan));
    } else if (consent.onlyShow()) {
      Json.print(terminal, plan);
    }
  }

  private List<String> lines(JsonNode plan) {
    var starts = new StartLines(terminal.words());
    var lines = new ArrayList<String>();
    for (var part : plan) {
      var because = starts.because(part);
      var text = part.path("text").asString("");
      lines.add(
          because.isEmpty() ? text.stripTrailing() : say("schedules.would-leave", text, because));
    }
    if (lines.isEmpty()) {
      lines.add(say("schedules.no-one"));
    }
    return lines;
  }
}
