package org.hikae.cli.notice;

import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `test`: sends a contact a test, in each way that they have.
@Command(name = "test", mixinStandardHelpOptions = true)
final class NoticeTrial extends Asking {
  @Parameters(index = "0", paramLabel = "CONTACT", descriptionKey = "notice.contact")
  @SuppressWarnings("NullAway.Init")
  private String contact;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  NoticeTrial(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var trials = client.post(ApiPath.of("notices", "test"), Map.of("contact", contact));
    if (json) {
      Json.print(terminal, trials);
    } else {
      trials.forEach(this::tell);
    }
    if (trials.valueStream().anyMatch(trial -> !trial.path("problem").isNull())) {
      throw new Complaint(
          ExitStatus.REFUSED, say("notice.untold", contact), say("notice.untold.hint"));
    }
  }

  private void tell(JsonNode trial) {
    var channel = trial.path("channel").asString("");
    var problem = trial.path("problem");
    terminal.say(
        problem.isNull() ? "notice.taken" : "notice.refused", channel, problem.asString(""));
  }
}
