package org.hikae.cli.audit;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `list`: who reached what, granted or refused, newest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class AuditList extends Listing {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AccessSpan span;

  @Option(names = "--who", paramLabel = "NAME", descriptionKey = "audit.who")
  private @Nullable String who;

  @Option(names = "--from", paramLabel = "ADDRESS", descriptionKey = "audit.from")
  private @Nullable String from;

  @Option(names = "--what", paramLabel = "PATH", descriptionKey = "audit.what")
  private @Nullable String what;

  @Option(names = "--refused", descriptionKey = "audit.refused")
  private boolean refused;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100", descriptionKey = "audit.limit")
  private int limit;

  AuditList(Terminal terminal) {
    super(terminal, "audit.none");
  }

  @Override
  protected ApiPath path() {
    return span.in(ApiPath.of("audit"))
        .with("limit", limit)
        .with("refused", refused)
        .with("who", who)
        .with("from", from)
        .with("what", what);
  }

  @Override
  protected JsonNode listed(JsonNode found) {
    return found.path("accesses");
  }

  @Override
  protected void print(JsonNode found) {
    super.print(found);
    if (!found.path("settled").asBoolean()) {
      terminal.err().println(say("audit.unsettled"));
    }
  }

  @Override
  protected Table table(JsonNode accesses) {
    var table =
        new Table(
            left("audit.column.at"),
            left("audit.column.who"),
            left("audit.column.from"),
            left("audit.column.what"),
            left("audit.column.answer"),
            right("audit.column.times"));
    for (var access : accesses) {
      table.row(
          access.path("at").asString(""),
          access.path("who").asString(""),
          access.path("from").asString(""),
          access.path("method").asString("") + " " + access.path("path").asString(""),
          answer(access),
          access.path("times").asString(""));
    }
    return table;
  }

  private String answer(JsonNode access) {
    var status = access.path("status").asInt();
    if (status == 0) {
      return say("audit.unknown");
    }
    return access.path("refused").asBoolean()
        ? say("audit.turned", status)
        : say(status < 400 ? "audit.granted" : "audit.failed", status);
  }
}
