package org.hikae.cli.notice;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `list`: what people were told, newest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class NoticeList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  NoticeList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var notices = client.get("/api/v1/notices");
      if (json) {
        Json.print(terminal, notices);
      } else if (notices.isEmpty()) {
        terminal.say("notice.none");
      } else {
        terminal.print(lines(notices));
      }
    }
    return 0;
  }

  private List<String> lines(JsonNode notices) {
    var table =
        new Table(
            Column.left(say("notice.column.id")),
            Column.left(say("notice.column.raised")),
            Column.left(say("notice.column.state")),
            Column.left(say("notice.column.told")),
            Column.left(say("notice.column.what")));
    for (var notice : notices) {
      table.row(
          notice.path("id").asString(""),
          notice.path("raisedAt").asString(""),
          say("notice.state." + state(notice)),
          told(notice),
          notice.path("sentence").path(say("notice.language")).asString(""));
    }
    return table.lines();
  }

  private static String state(JsonNode notice) {
    if (!notice.path("resolvedAt").isNull()) {
      return "over";
    }
    return notice.path("acknowledgedAt").isNull()
        ? notice.path("urgency").asString("watch")
        : "acknowledged";
  }

  private static String told(JsonNode notice) {
    var names =
        notice
            .path("told")
            .valueStream()
            .filter(told -> told.path("problem").isNull())
            .map(told -> told.path("contact").asString(""))
            .distinct()
            .collect(Collectors.joining(" "));
    return names.isEmpty() ? "–" : names;
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
