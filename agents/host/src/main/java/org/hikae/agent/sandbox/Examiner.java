package org.hikae.agent.sandbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.protocol.Examination;
import org.hikae.protocol.Examination.Result;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.source.GuardedService;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;

/// Puts questions to a service and judges the answers. All are put, also after a wrong answer.
///
/// @param service whom to ask; none where there are only files
/// @param comparison how restored files are compared with their snapshot
public record Examiner(Optional<GuardedService> service, Checksums comparison) {
  /// A moment as databases write it. One without a zone is taken as UTC.
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /// Compares what was restored of a source with its snapshot.
  @FunctionalInterface
  public interface Checksums {
    Result compare(Examination.Checksums examination, Progress progress) throws IOException;
  }

  public TaskState examine(List<Examination> examinations, Progress progress) {
    var began = System.nanoTime();
    var results = new ArrayList<Result>();
    for (var examination : examinations) {
      progress.at(examination.name(), results.size(), examinations.size());
      results.add(result(examination, progress));
    }
    var wrong = results.stream().filter(result -> !result.good()).toList();
    return wrong.isEmpty()
        ? new TaskState.Succeeded(
            Duration.ofNanos(System.nanoTime() - began), said(results), List.of(), Figures.NONE)
        : new TaskState.Failed(
            wrong.size() + " of " + results.size() + " checks gave a wrong answer: " + said(wrong),
            "look at what was restored; an older point may be right",
            false);
  }

  private static String said(List<Result> results) {
    return results.isEmpty()
        ? "the service has no checks"
        : results.stream()
            .map(result -> result.name() + ": " + result.saw())
            .collect(Collectors.joining("; "));
  }

  private Result result(Examination examination, Progress progress) {
    try {
      return switch (examination) {
        case Examination.Sql(var name, var query, var expect) ->
            compared(name, asked(query), expect);
        case Examination.Canary canary -> fresh(canary, asked(canary.query()));
        case Examination.Checksums checksums -> comparison.compare(checksums, progress);
      };
    } catch (IOException | RuntimeException broken) {
      return new Result(examination.name(), false, String.valueOf(broken.getMessage()));
    }
  }

  private String asked(String query) throws IOException {
    return service
        .orElseThrow(
            () -> new SourceException("nothing runs that could be asked", "leave the check out"))
        .ask(query);
  }

  /// `expect` is an operator and a value; numbers are compared as numbers.
  static Result compared(String name, String answer, String expect) {
    var parts = expect.split(" ", 2);
    var wanted = parts[1].strip();
    var order = compare(answer.strip(), wanted);
    var good =
        switch (parts[0]) {
          case "=" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          default -> throw new IllegalArgumentException("'" + expect + "' is no expectation");
        };
    return new Result(name, good, answer + (good ? "" : ", expected " + expect));
  }

  private static int compare(String answer, String wanted) {
    try {
      return new BigDecimal(answer).compareTo(new BigDecimal(wanted));
    } catch (NumberFormatException _) {
      return answer.compareTo(wanted);
    }
  }

  private static Result fresh(Examination.Canary canary, String answer) {
    var written = moment(answer);
    if (written.isEmpty()) {
      return new Result(canary.name(), false, "'" + answer + "' is no moment");
    }
    var behind = Duration.between(written.get(), canary.point());
    var good = behind.compareTo(canary.within()) <= 0;
    return new Result(
        canary.name(),
        good,
        "newest canary %.1f s before the point".formatted(behind.toMillis() / 1000.0)
            + (good ? "" : ", expected at most " + canary.within().toSeconds() + " s"));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(MOMENT.parse(text.strip().replace(' ', 'T'), Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
