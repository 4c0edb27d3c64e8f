package org.hikae.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.RequestRefused;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Width;
import org.hikae.vault.Progress;
import tools.jackson.databind.JsonNode;

/// Follows a run: a line for each step that has ended, a line that moves for what is under way. An
/// orchestrator that dies meanwhile is not the end: the others are asked.
final class Following {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int NAME_WIDTH = 14;
  private static final Set<String> OVER = Set.of("RECOVERED", "FAILED", "ABORTED", "STOOD_DOWN");

  private final Terminal terminal;
  private final OrchestratorClient client;
  private final boolean json;
  private final Map<String, String> shown = new HashMap<>();

  Following(Terminal terminal, OrchestratorClient client, boolean json) {
    this.terminal = terminal;
    this.client = client;
    this.json = json;
  }

  /// Returns when the run did what was planned; complains when it did not, or waits for a person.
  void toItsEnd(String id) throws Exception {
    var run = followed(id);
    if (json) {
      Json.print(terminal, run);
    } else {
      new RunSummary(terminal).print(run);
    }
    switch (run.path("state").asString("")) {
      case "RECOVERED" -> {}
      case "WAITING_FOR_PERSON" ->
          throw new Complaint(
              ExitStatus.WAITS_FOR_PERSON,
              "run " + id + " waits for a person: " + waitsFor(run),
              "look at it with `hikae "
                  + word(run)
                  + " status "
                  + id
                  + "`, then say what is to be done with `hikae "
                  + word(run)
                  + " answer "
                  + id
                  + " STEP …`");
      default ->
          throw new Complaint(
              ExitStatus.RUN_FAILED,
              "run " + id + " did not get to its end: " + run.path("because").asString("aborted"),
              "its journal says more: `hikae " + word(run) + " status " + id + "`");
    }
  }

  private static String word(JsonNode run) {
    return run.path("occasion").asString("").equals("DRILL") ? "drill" : "failover";
  }

  private static String waitsFor(JsonNode run) {
    for (var step : run.path("steps")) {
      var state = step.path("state").asString("");
      if (state.equals("FAILED")) {
        return step.path("id").asString("") + ": " + step.path("error").asString("");
      }
      if (state.equals("RUNNING") && step.has("asks") && !step.path("asks").isNull()) {
        return step.path("id").asString("")
            + ": "
            + step.path("asks").path("instructions").path("en").asString("");
      }
    }
    return "see its steps";
  }

  private JsonNode followed(String id) throws IOException, InterruptedException {
    var heard = System.nanoTime();
    try (var line = new Moving()) {
      while (true) {
        try {
          var run = client.get(ApiPath.of("runs", id));
          heard = System.nanoTime();
          show(run, line);
          var state = run.path("state").asString("");
          if (OVER.contains(state) || state.equals("WAITING_FOR_PERSON")) {
            return run;
          }
        } catch (RequestRefused e) {
          if (e.status() != 404 || System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw e; // an approved incident's run is opened a moment later
          }
        } catch (IOException away) {
          if (System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw away;
          }
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  private void show(JsonNode run, Progress line) {
    for (var step : run.path("steps")) {
      var id = step.path("id").asString("");
      var state = step.path("state").asString("") + step.path("attempt").asString("");
      if (state.startsWith("RUNNING")) {
        var amount = step.path("progress");
        line.at(
            title(step) + " " + amount.path("doing").asString(""),
            amount.path("done").asLong(0),
            amount.path("total").asLong(0));
      }
      if (!state.startsWith("WAITING")
          && !state.startsWith("RUNNING")
          && !state.equals(shown.put(id, state))) {
        print(step);
      }
    }
  }

  private void print(JsonNode step) {
    if (json) {
      return;
    }
    var took = step.path("seconds").isNumber() ? step.path("seconds").asDouble() : 0;
    var said = Told.of(terminal, step);
    terminal
        .out()
        .println(
            "  %s %s %8s  %s"
                .formatted(
                    mark(step.path("state").asString("")),
                    Width.padded(step.path("id").asString(""), NAME_WIDTH),
                    Quantities.span(took),
                    said));
  }

  private static String mark(String state) {
    return switch (state) {
      case "DONE" -> "✓";
      case "SKIPPED" -> "–";
      default -> "✗";
    };
  }

  private String title(JsonNode step) {
    return Told.in(terminal, step.path("title"));
  }

  /// The line that moves; none where nobody watches.
  private final class Moving implements Progress, AutoCloseable {
    private String last = "";

    @Override
    public void at(String doing, long done, long total) {
      if (!terminal.live() || json) {
        return;
      }
      var share = total > 0 ? " " + 100 * done / total + " %" : "";
      var text = "  … " + doing.strip() + share;
      if (!text.equals(last)) {
        last = text;
        terminal
            .err()
            .print("\r\033[K" + Width.cut(text, terminal.columns().getAsInt() - 1) + "\r");
        terminal.err().flush();
      }
    }

    @Override
    public void close() {
      if (terminal.live()) {
        terminal.err().print("\r\033[K");
        terminal.err().flush();
      }
    }
  }
}
