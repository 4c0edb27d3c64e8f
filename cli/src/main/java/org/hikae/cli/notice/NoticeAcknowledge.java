package org.hikae.cli.notice;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `acknowledge`: says that somebody is at it, so that nobody else is told.
@Command(name = "acknowledge", mixinStandardHelpOptions = true)
final class NoticeAcknowledge implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "notice.id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  NoticeAcknowledge(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.post("/api/v1/notices/" + id + "/acknowledge", Map.of());
      terminal.say("notice.acknowledged", id);
    }
    return 0;
  }
}
