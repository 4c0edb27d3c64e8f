package org.hikae.cli.notice;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `acknowledge`: says that somebody is at it, so that nobody else is told.
@Command(name = "acknowledge", mixinStandardHelpOptions = true)
final class NoticeAcknowledge extends Asking {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "notice.id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  NoticeAcknowledge(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.post(ApiPath.of("notices", id, "acknowledge"), Map.of());
    terminal.say("notice.acknowledged", id);
  }
}
