package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.stage.Act;
import org.hikae.cli.terminal.Quantities;
import tools.jackson.databind.JsonNode;

/// The fifth act: the others miss Tokyo, decide, and play the runbook; users get through again. All
/// that the demo does is look.
final class Takeover {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> OVER = Set.of("DONE", "SKIPPED", "FAILED", "FENCED");

  private final Telling tell;
  private final World world;
  private final CanaryWriter writer;
  private final Watch watch;
  private final Map<String, Act> steps = new HashMap<>();

  Takeover(Telling tell, World world, CanaryWriter writer) {
    this.tell = tell;
    this.world = world;
    this.writer = writer;
    this.watch = new Watch(List.of(world.osaka, world.nagoya));
  }

  /// Returns the run's id, once it is over and users write again.
  String play(Loss.Account account) throws IOException {
    tell.heading(5, "act.takeover");
    missed();
    var id = decided();
    watch.until(tell.say("run"), PATIENCE, () -> played(id));
    usersAreBack(account);
    return id;
  }

  private void missed() throws IOException {
    var act = tell.begin("missed");
    watch.until(tell.say("missed"), PATIENCE, this::primaryIsMissed);
    act.done(tell.say("missed.done"));
  }

  private Optional<Boolean> primaryIsMissed() throws IOException {
    for (var site : world.orchestrators.get("/api/v1/status").path("sites")) {
      if (site.path("id").asString("").equals(DemoSites.PRIMARY)
          && !site.path("reached").asBoolean()) {
        return Optional.of(true);
      }
    }
    return Optional.empty();
  }

  private String decided() throws IOException {
    var act = tell.begin("decided");
    var run = watch.until(tell.say("decided"), PATIENCE, this::openRun);
    act.done(spoken(run.path("declaration").path("because")));
    return run.path("id").asString("");
  }

  private Optional<JsonNode> openRun() throws IOException {
    for (var service : world.orchestrators.get("/api/v1/status").path("services")) {
      var run = service.path("run").asString("");
      if (!run.isEmpty()) {
        return Optional.of(world.orchestrators.get("/api/v1/runs/" + run));
      }
    }
    return Optional.empty();
  }

  private Optional<Boolean> played(String id) throws IOException {
    var run = world.orchestrators.get("/api/v1/runs/" + id);
    run.path("steps").forEach(this::show);
    return switch (run.path("state").asString("")) {
      case "RECOVERED" -> Optional.of(true);
      case "ABORTED", "STOOD_DOWN", "WAITING_FOR_PERSON" ->
          throw new DemoFailure("the run " + id + " is " + run.path("state").asString(""));
      default -> Optional.empty();
    };
  }

  private void show(JsonNode step) {
    var state = step.path("state").asString("");
    if (state.equals("WAITING")) {
      return;
    }
    var id = step.path("id").asString("");
    var act = steps.computeIfAbsent(id, _ -> tell.stage().begin(spoken(step.path("title"))));
    if (act.isOver()) {
      return;
    }
    if (!OVER.contains(state)) {
      act.note(step.has("progress") ? Jobs.amount(step.path("progress"), tell.words()) : "");
    } else if (state.equals("DONE") || state.equals("SKIPPED")) {
      act.done(spoken(step.path("summary")));
    } else {
      act.failed(step.path("error").asString(state));
    }
  }

  private String spoken(JsonNode words) {
    return words.path(tell.words().locale().getLanguage()).asString(words.path("en").asString(""));
  }

  private void usersAreBack(Loss.Account account) throws IOException {
    var act = tell.begin("back");
    watch.until(
        tell.say("back"),
        PATIENCE,
        () ->
            writer.acknowledged() > account.acknowledged() + 1
                ? Optional.of(true)
                : Optional.empty());
    var outage = writer.outage();
    act.done(
        tell.say(
            "back.done",
            outage == null ? "" : Quantities.span(outage.length()),
            count(writer.acknowledged())));
  }
}
