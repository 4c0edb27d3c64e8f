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

/// `misuse`: what may be misuse among the accesses of a span.
@Command(name = "misuse", mixinStandardHelpOptions = true)
final class AuditMisuse extends Listing {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AccessSpan span;

  @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "audit.zone")
  private @Nullable String zone;

  AuditMisuse(Terminal terminal) {
    super(terminal, "audit.calm");
  }

  @Override
  protected ApiPath path() {
    return span.in(ApiPath.of("audit", "misuse")).with("zone", zone);
  }

  @Override
  protected JsonNode listed(JsonNode report) {
    return report.path("suspicions");
  }

  @Override
  protected void print(JsonNode report) {
    terminal.say(
        "audit.looked",
        report.path("looked").asLong(),
        report.path("after").asString(""),
        report.path("until").asString(""));
    super.print(report);
  }

  @Override
  protected Table table(JsonNode suspicions) {
    var table =
        new Table(
            left("audit.column.who"),
            left("audit.column.seen"),
            left("audit.column.from"),
            right("audit.column.times"),
            left("audit.column.last"));
    for (var each : suspicions) {
      table.row(
          each.path("who").asString(""),
          each.path("sentence").path(say("notice.language")).asString(""),
          each.path("from").asString(""),
          each.path("times").asString(""),
          each.path("last").asString(""));
    }
    return table;
  }
}
