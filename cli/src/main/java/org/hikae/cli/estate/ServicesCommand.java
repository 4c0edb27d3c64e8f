package org.hikae.cli.estate;

import java.util.Locale;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `hikae services`: where each service is active, and what it is measured against.
@Command(name = "services", mixinStandardHelpOptions = true)
public final class ServicesCommand extends Listing {
  ServicesCommand(Terminal terminal) {
    super(terminal, "services.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("services");
  }

  @Override
  protected Table table(JsonNode services) {
    var table =
        new Table(
            left("services.service"),
            left("services.tier"),
            left("services.mode"),
            left("services.site"),
            right("services.epoch"),
            right("services.downtime"),
            right("services.loss"),
            left("services.probe"));
    for (var each : services) {
      var objectives = each.path("objectives");
      table.row(
          each.path("id").asString(""),
          say("services." + each.path("tier").asString("").toLowerCase(Locale.ROOT)),
          say("services." + each.path("mode").asString("").toLowerCase(Locale.ROOT)),
          each.path("site").asString("–"),
          Long.toString(each.path("epoch").asLong()),
          Quantities.span(objectives.path("downtimeSeconds").asDouble()),
          Quantities.span(objectives.path("lossSeconds").asDouble()),
          probe(each.path("lastProbe")));
    }
    return table;
  }

  private String probe(JsonNode probe) {
    return !probe.isObject()
        ? say("services.unseen")
        : say(probe.path("good").asBoolean() ? "services.good" : "services.bad");
  }
}
