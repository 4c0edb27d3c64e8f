package org.hikae.cli.job;

import java.time.Instant;
import java.util.Locale;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `points`: what a service can be brought back to, newest first, once for each vault.
@Command(name = "points", mixinStandardHelpOptions = true)
final class CatalogPoints extends Listing {
  @Parameters(index = "0", paramLabel = "SERVICE", descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  CatalogPoints(Terminal terminal) {
    super(terminal, "catalog.points.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("points").with("service", service);
  }

  @Override
  protected Table table(JsonNode points) {
    var table =
        new Table(
            left("catalog.points.at"),
            left("catalog.points.mark"),
            left("catalog.points.kind"),
            left("job.column.vault"),
            right("catalog.points.size"),
            right("catalog.points.added"));
    for (var point : points) {
      table.row(
          Moments.local(Instant.parse(point.path("consistentAt").asString(""))),
          point.path("mark").asString(""),
          say("catalog.points." + point.path("kind").asString("").toLowerCase(Locale.ROOT)),
          point.path("vault").asString(""),
          Quantities.bytes(point.path("sourceBytes").asLong(0)),
          Quantities.bytes(point.path("storedBytes").asLong(0)));
    }
    return table;
  }
}
