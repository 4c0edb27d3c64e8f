package org.hikae.cli.notice;

import java.util.stream.Collectors;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `list`: what people were told, newest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class NoticeList extends Listing {
  NoticeList(Terminal terminal) {
    super(terminal, "notice.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("notices");
  }

  @Override
  protected Table table(JsonNode notices) {
    var table =
        new Table(
            left("notice.column.id"),
            left("notice.column.raised"),
            left("notice.column.state"),
            left("notice.column.told"),
            left("notice.column.what"));
    for (var notice : notices) {
      table.row(
          notice.path("id").asString(""),
          notice.path("raisedAt").asString(""),
          say("notice.state." + state(notice)),
          told(notice),
          notice.path("sentence").path(say("notice.language")).asString(""));
    }
    return table;
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
}
