package org.hikae.cli.notice;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `test`: sends a contact a test, in each way that they have.
@Command(name = "test", mixinStandardHelpOptions = true)
final class NoticeTrial implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "CONTACT", descriptionKey = "notice.contact")
  @SuppressWarnings("NullAway.Init")
  private String contact;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  NoticeTrial(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var trials = client.post("/api/v1/notices/test", Map.of("contact", contact));
      if (json) {
        Json.print(terminal, trials);
      } else {
        trials.forEach(this::say);
      }
      if (trials.valueStream().anyMatch(trial -> !trial.path("problem").isNull())) {
        throw new Complaint(
            ExitStatus.REFUSED,
            terminal.words().say("notice.untold", contact),
            terminal.words().say("notice.untold.hint"));
      }
    }
    return 0;
  }

  private void say(JsonNode trial) {
    var channel = trial.path("channel").asString("");
    var problem = trial.path("problem");
    terminal.say(
        problem.isNull() ? "notice.taken" : "notice.refused", channel, problem.asString(""));
  }
}
