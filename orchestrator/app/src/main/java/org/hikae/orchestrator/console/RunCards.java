package org.hikae.orchestrator.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.console.Overview.Bar;
import org.hikae.orchestrator.console.Overview.Fact;
import org.hikae.orchestrator.console.Overview.RunCard;
import org.hikae.orchestrator.console.Overview.StepRow;
import org.hikae.orchestrator.http.RunView;
import org.hikae.orchestrator.http.RunView.StepView;
import org.hikae.orchestrator.http.Words;
import org.jspecify.annotations.Nullable;

/// Puts a run into words: its clock, its segments, its steps.
///
/// @param site what a site is called, by its id
record RunCards(Manner manner, UnaryOperator<String> site) {

  RunCard card(RunView run) {
    var outage = run.outage();
    return new RunCard(
        run.id(),
        manner.in(run.serviceName()),
        site.apply(run.from()),
        site.apply(run.to()),
        run.state().toLowerCase(Locale.ROOT),
        tone(run),
        manner.moment(run.openedAt()),
        Spans.clock(span(outage.downtimeSeconds())),
        manner.seconds(outage.objectiveSeconds()),
        outage.over(),
        outage.met(),
        Math.min(1000, 1000 * outage.downtimeSeconds() / outage.objectiveSeconds()),
        bars(run),
        run.steps().stream().map(this::step).toList(),
        run.evidence().stream()
            .map(
                seen ->
                    new Fact(
                        manner.in(seen.title()), seen.value() + " " + manner.in(seen.unitTitle())))
            .toList());
  }

  /// Calm when it got to its end; a drill that goes on alarms nobody.
  static String tone(RunView run) {
    return switch (run.state()) {
      case "RECOVERED" -> "calm";
      case "RUNNING" -> run.occasion().equals("DRILL") ? "watch" : "alarm";
      case "STOOD_DOWN", "ABORTED" -> "quiet";
      default -> "alarm";
    };
  }

  private List<Bar> bars(RunView run) {
    var bars = new ArrayList<Bar>();
    var whole = Math.max(0.001, run.outage().downtimeSeconds());
    var x = 0.0;
    var segments = run.outage().segments();
    var printed = Spans.addingUp(segments.stream().map(part -> span(part.seconds())).toList());
    for (var i = 0; i < segments.size(); i++) {
      var segment = segments.get(i);
      var width = 1000 * segment.seconds() / whole;
      bars.add(
          new Bar(
              segment.segment().toLowerCase(Locale.ROOT),
              manner.in(segment.title()),
              x,
              width,
              manner.span(printed.get(i))));
      x += width;
    }
    return bars;
  }

  StepRow step(StepView step) {
    return new StepRow(
        manner.in(step.title()),
        step.segment().toLowerCase(Locale.ROOT),
        step.state().toLowerCase(Locale.ROOT),
        took(step),
        said(step),
        leg(step));
  }

  /// What it failed with, else what it came to, else what it is doing.
  private String said(StepView step) {
    if (step.error() != null) {
      return Remarks.failure(step.error(), manner.language());
    }
    if (step.summary() != null) {
      return in(step.summary());
    }
    return step.progress() == null ? "" : Remarks.work(step.progress().doing(), manner.language());
  }

  private String in(@Nullable Words words) {
    return words == null ? "" : manner.in(words);
  }

  private String took(StepView step) {
    if (step.seconds() != null) {
      return manner.seconds(step.seconds());
    }
    return step.beganAt() == null
        ? ""
        : manner.span(Duration.between(step.beganAt(), manner.now()));
  }

  private @Nullable Leg leg(StepView step) {
    return step.progress() == null || step.beganAt() == null
        ? null
        : Leg.of(step.progress(), step.beganAt(), manner);
  }

  private static Duration span(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
