package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.bytes;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.cli.demo.stage.Act;
import tools.jackson.databind.JsonNode;

/// Asks the orchestrators for a job and follows it to its end.
final class Jobs {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final World world;

  Jobs(World world) {
    this.world = world;
  }

  /// Returns the job as it ended; throws when it failed.
  JsonNode run(Act act, String path, Map<String, String> wish) throws IOException {
    var id = world.orchestrators.post(path, wish).path("job").asString("");
    return new Watch(world.sites()).until("job " + id, PATIENCE, () -> ended(act, id));
  }

  private Optional<JsonNode> ended(Act act, String id) throws IOException {
    var job = world.orchestrators.get("/api/v1/jobs/" + id);
    return switch (job.path("state").asString("")) {
      case "DONE" -> Optional.of(job);
      case "FAILED" -> throw new DemoFailure(job.path("error").asString("job " + id + " failed"));
      default -> {
        act.note(progress(job.path("progress")));
        yield Optional.empty();
      }
    };
  }

  private static String progress(JsonNode legs) {
    return legs.propertyStream()
        .map(leg -> leg.getKey() + ": " + amount(leg.getValue()))
        .collect(Collectors.joining(" · "));
  }

  static String amount(JsonNode progress) {
    var done = progress.path("done").asLong();
    var total = progress.path("total").asLong();
    var doing = progress.path("doing").asString("");
    return total > 0
        ? "%s %d %%".formatted(doing, Math.min(100, done * 100 / total))
        : "%s %s".formatted(doing, bytes(done));
  }
}
