package org.hikae.cli.estate;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `hikae volumes`: what vaults hold against what is contracted.
@Command(name = "volumes", mixinStandardHelpOptions = true)
public final class VolumesCommand extends Listing {
  VolumesCommand(Terminal terminal) {
    super(terminal, "volumes.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("volumes");
  }

  @Override
  protected Table table(JsonNode volumes) {
    var table =
        new Table(
            left("job.column.vault"),
            right("volumes.used"),
            right("volumes.contracted"),
            left("volumes.until"),
            left("volumes.full"),
            left("volumes.basis"));
    for (var each : volumes) {
      table.row(
          each.path("vault").asString(""),
          Quantities.bytes(each.path("storedBytes").asLong(0)),
          Quantities.bytes(each.path("contractedBytes").asLong(0)),
          each.path("until").asString(""),
          each.path("fullOn").asString("–"),
          each.path("basis").path(say("status.language")).asString(""));
    }
    return table;
  }
}
