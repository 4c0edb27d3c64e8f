package org.hikae.cli.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `files`: what a folder in a recovery point holds, as an agent that keeps it says.
@Command(name = "files", mixinStandardHelpOptions = true)
final class CatalogFiles implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstatePoint point;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateSnapshot snapshot;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "",
      descriptionKey = "catalog.path")
  @SuppressWarnings("NullAway.Init")
  private String path;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  CatalogFiles(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var all = new ArrayList<JsonNode>();
    try (var client = connection.open()) {
      var next = "";
      while (next != null) {
        var asked =
            "/api/v1/points/"
                + point.path()
                + "/files?path="
                + EstatePoint.encoded(trimmed(path))
                + "&after="
                + EstatePoint.encoded(next)
                + snapshot.query();
        var page = client.get(asked);
        page.path("files").forEach(json ? all::add : this::print);
        next = page.path("next").isString() ? page.path("next").asString() : null;
      }
    }
    if (json) {
      Json.print(terminal, all);
    }
    return 0;
  }

  static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  private void print(JsonNode file) {
    var folder = file.path("kind").asString("").equals("FOLDER");
    var target = file.path("target").asString("");
    terminal
        .out()
        .printf(
            "%s  %10s  %s  %s%s%n",
            file.path("mode").asString(""),
            folder ? "" : Quantities.bytes(file.path("size").asLong(0)),
            Moments.local(Instant.parse(file.path("modified").asString())),
            file.path("name").asString("") + (folder ? "/" : ""),
            target.isEmpty() ? "" : " -> " + target);
  }
}
