package org.hikae.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// A month on a terminal: its sentence, the means of the tiers, the services.
record MonthlyPage(Words words) {
  List<String> of(JsonNode report) {
    var lines = new ArrayList<String>();
    lines.add(report.path("month").asString("") + "  " + said(report.path("sentence")));
    var means = means(report.path("meanTimes"));
    if (!means.isEmpty()) {
      lines.add("");
      lines.addAll(means);
    }
    if (!report.path("services").isEmpty()) {
      lines.add("");
      lines.addAll(services(report.path("services")));
    }
    return lines;
  }

  private List<String> means(JsonNode tiers) {
    var table =
        new Table(
            left("report.tier"),
            left("history.occasion"),
            right("report.count"),
            right("report.mean"),
            right("report.limit"));
    var any = false;
    for (var tier : tiers) {
      var count = tier.path("recoveries").asInt() + tier.path("failed").asInt();
      if (count > 0) {
        any = true;
        table.row(
            words.say("report." + lower(tier.path("tier"))),
            words.say("report." + lower(tier.path("occasion"))),
            Integer.toString(count),
            span(tier.path("meanSeconds")),
            span(tier.path("limitSeconds")));
      }
    }
    return any ? table.lines() : List.of();
  }

  private List<String> services(JsonNode services) {
    var table =
        new Table(
            left("availability.service"),
            right("availability.share"),
            right("report.points"),
            right("report.gap"),
            right("report.loss"),
            left("report.proven"));
    for (var service : services) {
      var proven = service.path("proven").asString("");
      table.row(
          service.path("service").asString(""),
          service.path("share").isNumber() ? percent(service.path("share").asDouble()) : "–",
          Integer.toString(service.path("points").asInt()),
          span(service.path("widestGapSeconds")),
          span(service.path("lossObjectiveSeconds")),
          proven.isEmpty() ? words.say("report.never") : proven.substring(0, 10));
    }
    return table.lines();
  }

  private static String span(JsonNode seconds) {
    return seconds.isNumber() ? Quantities.span(seconds.asDouble()) : "–";
  }

  /// What is short of everything is never rounded up to it.
  private static String percent(double share) {
    return "%.3f %%".formatted(Math.floor(100_000 * share + 1e-6) / 1000);
  }

  private String said(JsonNode bilingual) {
    return bilingual.path(words.say("status.language")).asString("");
  }

  private static String lower(JsonNode word) {
    return word.asString("").toLowerCase(java.util.Locale.ROOT);
  }

  private Column left(String key) {
    return Column.left(words.say(key));
  }

  private Column right(String key) {
    return Column.right(words.say(key));
  }
}
