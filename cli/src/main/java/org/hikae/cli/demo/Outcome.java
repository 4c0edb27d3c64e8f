package org.hikae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikae.cli.demo.proof.Comparison;
import org.hikae.cli.terminal.Json;
import tools.jackson.databind.JsonNode;

/// What the demo came to.
///
/// @param run the recovery as the orchestrators tell it
/// @param users how long its users could not write, as their own clock measured it
/// @param report the HTML report that was written
record Outcome(
    FaultKind fault,
    JsonNode run,
    Protection.Protected protection,
    Loss.Account account,
    Comparison comparison,
    Homecoming.Seen primary,
    Duration users,
    Duration elapsed,
    Path report) {

  /// Whether the service came back, everything was equal, and Tokyo stayed silent.
  boolean good() {
    return recovered() && comparison.equal() && primary.fenced() && withinObjective();
  }

  boolean recovered() {
    return state().equals("RECOVERED");
  }

  boolean withinObjective() {
    return run.path("outage").path("met").asBoolean();
  }

  /// What did not hold, a sentence each, in English.
  List<String> shortfalls() {
    var shortfalls = new ArrayList<String>();
    if (!recovered()) {
      shortfalls.add("the service did not come back (the run ended " + state() + ")");
    } else if (!withinObjective()) {
      shortfalls.add(
          "it was away for " + downtime().toSeconds() + " s, of " + objective().toSeconds());
    }
    if (!comparison.equal()) {
      shortfalls.add(
          comparison.differences().size() + " differences: " + comparison.differences().getFirst());
    }
    if (primary.serverRuns()) {
      shortfalls.add("Tokyo's database runs again");
    }
    if (primary.beyond() > 0) {
      shortfalls.add("Tokyo wrote " + primary.beyond() + " rows after it was lost");
    }
    return shortfalls;
  }

  private String state() {
    return run.path("state").asString("");
  }

  Duration downtime() {
    return seconds(run.path("outage").path("downtimeSeconds"));
  }

  Duration objective() {
    return seconds(run.path("outage").path("objectiveSeconds"));
  }

  List<JsonNode> segments() {
    return run.path("outage").path("segments").valueStream().toList();
  }

  static Duration seconds(JsonNode number) {
    return Duration.ofMillis(Math.round(number.asDouble() * 1000));
  }

  /// Writes what a program wants to know.
  void write(Path file) throws IOException {
    Files.writeString(file, Json.mapper().writeValueAsString(facts()) + "\n");
  }

  /// What a program wants to know.
  Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("good", good());
    facts.put("fault", fault.word());
    facts.put("recovered", recovered());
    facts.put("downtimeSeconds", downtime().toMillis() / 1000.0);
    facts.put("objectiveSeconds", objective().toSeconds());
    facts.put("segments", segmentSeconds());
    facts.put("usersAwaySeconds", users.toMillis() / 1000.0);
    facts.put("canaryRowsAcknowledged", account.acknowledged());
    facts.put("canaryRowsLost", comparison.lostCanaries());
    facts.put("filesCompared", comparison.files());
    facts.put("rowsCompared", comparison.rows());
    facts.put("differences", comparison.differences());
    facts.put("sourceBytes", protection.sourceBytes());
    facts.put("storedBytes", protection.storedBytes());
    facts.put("mirroredBytes", protection.mirroredBytes());
    facts.put("primaryStayedFenced", primary.fenced());
    facts.put("primaryDatabaseOutlived", primary.outlived());
    facts.put("primaryRowsBeyondFault", primary.beyond());
    facts.put("elapsedSeconds", elapsed.toMillis() / 1000.0);
    facts.put("shortfalls", shortfalls());
    facts.put("report", report.toString());
    return facts;
  }

  private Map<String, Double> segmentSeconds() {
    var segments = new LinkedHashMap<String, Double>();
    segments()
        .forEach(
            s ->
                segments.merge(
                    s.path("segment").asString(""), s.path("seconds").asDouble(), Double::sum));
    return segments;
  }
}
