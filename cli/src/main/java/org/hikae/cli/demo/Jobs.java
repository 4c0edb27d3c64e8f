package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.bytes;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.cli.demo.stage.Act;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// Asks the orchestrators for a job and follows it to its end.
final class Jobs {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final World world;
  private final Words words;

  Jobs(World world, Words words) {
    this.world = world;
    this.words = words;
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

  private String progress(JsonNode legs) {
    return legs.propertyStream()
        .map(leg -> amount(leg.getValue(), words))
        .collect(Collectors.joining(" · "));
  }

  /// What is being done, and how far it is where that is known.
  static String amount(JsonNode progress, Words words) {
    var done = progress.path("done").asLong();
    var total = progress.path("total").asLong();
    var doing = said(progress.path("doing").asString(""), words);
    if (total > 0) {
      return "%s %d %%".formatted(doing, Math.min(100, done * 100 / total));
    }
    return done > 0 ? doing + " " + bytes(done) : doing;
  }

  /// Agents name the source before what they do with it, and do so in English.
  private static String said(String doing, Words words) {
    var colon = doing.indexOf(": ") + 1;
    var work = doing.substring(colon).strip();
    return (doing.substring(0, colon) + " " + words.sayOr("doing." + work.replace(' ', '-'), work))
        .strip();
  }
}
