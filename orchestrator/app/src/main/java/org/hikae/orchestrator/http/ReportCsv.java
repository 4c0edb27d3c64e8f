package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.domain.text.Csv;
import org.hikae.orchestrator.http.ReportView.JudgedView;
import org.hikae.orchestrator.http.RunView.EvidenceView;
import org.hikae.orchestrator.http.RunView.SegmentView;
import org.hikae.orchestrator.http.RunView.StepView;
import org.jspecify.annotations.Nullable;

/// The report of a run for spreadsheets: a line for each thing that took time or was measured. It
/// begins with the mark of UTF-8, without which spreadsheets take Japanese for something else.
final class ReportCsv {
  private static final String MARK = "\ufeff";
  private static final String HEAD =
      "part,id,title_en,title_ja,owner,state,began,ended,seconds,limit_seconds,value,unit";

  private ReportCsv() {}

  static String of(ReportView report) {
    var run = report.run();
    return Stream.of(
            Stream.of(HEAD),
            Stream.of(run(run), downtime(report), fallback(report.fallback())),
            run.outage().segments().stream().map(ReportCsv::segment),
            run.steps().stream().map(ReportCsv::step),
            run.evidence().stream().map(ReportCsv::evidence))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\r\n", MARK, "\r\n"));
  }

  private static String run(RunView run) {
    return line(
        "run",
        run.id(),
        run.serviceName().en(),
        run.serviceName().ja(),
        run.decision().by(),
        word(run.state()),
        run.openedAt(),
        run.endedAt(),
        null,
        null,
        word(run.kind()),
        word(run.occasion()));
  }

  private static String downtime(ReportView report) {
    var outage = report.run().outage();
    var judged = report.downtime();
    return line(
        "downtime",
        "",
        "Downtime",
        "停止時間",
        null,
        outage.over() ? met(judged) : "going_on",
        outage.beganAt(),
        outage.over() ? outage.endedAt() : null,
        judged.seconds(),
        judged.objectiveSeconds(),
        null,
        null);
  }

  private static String fallback(JudgedView judged) {
    return line(
        "fallback",
        "",
        "Data falls back by",
        "データの巻き戻り",
        null,
        met(judged),
        null,
        null,
        judged.seconds(),
        judged.objectiveSeconds(),
        null,
        null);
  }

  private static String segment(SegmentView segment) {
    return line(
        "segment",
        word(segment.segment()),
        segment.title().en(),
        segment.title().ja(),
        segment.owner(),
        null,
        segment.from(),
        segment.to(),
        segment.seconds(),
        null,
        null,
        null);
  }

  private static String step(StepView step) {
    return line(
        "step",
        step.id(),
        step.title().en(),
        step.title().ja(),
        step.owner(),
        word(step.state()),
        step.beganAt(),
        step.endedAt(),
        step.seconds(),
        step.budgetSeconds(),
        null,
        null);
  }

  private static String evidence(EvidenceView seen) {
    return line(
        "evidence",
        seen.name(),
        seen.title().en(),
        seen.title().ja(),
        null,
        null,
        null,
        null,
        null,
        null,
        seen.value(),
        seen.unit());
  }

  private static String line(
      String part,
      String id,
      String en,
      String ja,
      @Nullable String owner,
      @Nullable String state,
      @Nullable Instant began,
      @Nullable Instant ended,
      @Nullable Double seconds,
      @Nullable Double limit,
      @Nullable String value,
      @Nullable String unit) {
    return Csv.line(
        Stream.of(
            part,
            id,
            en,
            ja,
            or(owner),
            or(state),
            or(began),
            or(ended),
            or(seconds),
            or(limit),
            or(value),
            or(unit)));
  }

  private static String or(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String met(JudgedView judged) {
    return judged.met() ? "met" : "missed";
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
