package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.MeanTime;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.runbook.Occasion;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.http.Board;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What recoveries took: means by month and tier, drills and incidents apart.
@Controller
public final class HistoryPages {
  private static final int MONTHS = 12;
  private static final int NEWEST = 100;
  private static final int FAR = 6;

  private final Board board;
  private final Recoveries recoveries;
  private final Clock clock;

  public HistoryPages(Board board, Recoveries recoveries, Clock clock) {
    this.board = board;
    this.recoveries = recoveries;
    this.clock = clock;
  }

  public record Page(List<Chart> charts, List<Row> recoveries, boolean more) {}

  /// Means of one tier.
  ///
  /// @param limitY where the limit is drawn; below nothing when it is far above the drawing
  public record Chart(
      String tier,
      String limit,
      double limitY,
      List<Label> labels,
      List<Column> columns,
      List<Mean> means) {}

  public record Label(String month, double x) {}

  /// A bar, in units of a drawing of 1000 by 160.
  public record Column(
      String month,
      String occasion,
      double x,
      double y,
      double width,
      double height,
      boolean over,
      String title) {}

  public record Mean(
      String month,
      String occasion,
      int recoveries,
      int failed,
      @Nullable String mean,
      boolean met) {}

  public record Row(
      String run,
      String at,
      String service,
      String occasion,
      boolean back,
      String took,
      String objective,
      boolean met) {}

  @GetMapping("/history")
  String history(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    var history = recoveries.history(Optional.empty());
    var means = history.meanTimes(manner.zone());
    model.addAttribute(
        "v",
        new Page(
            Stream.of(Tier.CORE, Tier.OTHER)
                .filter(tier -> means.stream().anyMatch(mean -> mean.tier() == tier))
                .map(tier -> chart(tier, means, manner))
                .toList(),
            rows(history, manner),
            history.recoveries().size() > NEWEST));
    return "history";
  }

  private List<Row> rows(RecoveryHistory history, Manner manner) {
    var naming = new Naming(manner, board.estate().now().orElse(null));
    return history.recoveries().reversed().stream()
        .limit(NEWEST)
        .map(each -> row(each, naming, manner))
        .toList();
  }

  private static Row row(Recovery recovery, Naming naming, Manner manner) {
    return new Row(
        recovery.run().name(),
        manner.minute(recovery.began()),
        naming.service(recovery.service()),
        recovery.occasion().name().toLowerCase(Locale.ROOT),
        recovery.back(),
        manner.span(recovery.took()),
        manner.span(recovery.downtime().limit()),
        recovery.met());
  }

  private static Chart chart(Tier tier, List<MeanTime> all, Manner manner) {
    var means = all.stream().filter(mean -> mean.tier() == tier).toList();
    var limit = tier == Tier.CORE ? Duration.ofHours(1) : Duration.ofHours(3);
    var scale = new Scale(months(means), top(means, limit));
    return new Chart(
        tier.name().toLowerCase(Locale.ROOT),
        manner.span(limit),
        scale.y(limit),
        scale.labels(),
        means.stream()
            .filter(mean -> mean.recoveries() > 0 && scale.shows(mean.month()))
            .map(mean -> scale.column(mean, limit, manner))
            .toList(),
        means.stream().map(mean -> mean(mean, limit, manner)).toList());
  }

  /// The limit has to be seen, unless everything is so far below it that nothing else would be.
  private static double top(List<MeanTime> means, Duration limit) {
    var longest = means.stream().mapToLong(mean -> mean.mean().toMillis()).max().orElse(0);
    var scaled = longest * FAR < limit.toMillis() ? longest : Math.max(longest, limit.toMillis());
    return Math.max(1, scaled * 1.15);
  }

  private static List<YearMonth> months(List<MeanTime> means) {
    var known = new TreeSet<YearMonth>();
    means.forEach(mean -> known.add(mean.month()));
    var all = new ArrayList<YearMonth>();
    for (var month = known.last(); all.size() < MONTHS; month = month.minusMonths(1)) {
      all.addFirst(month);
    }
    return all;
  }

  private static Mean mean(MeanTime mean, Duration limit, Manner manner) {
    return new Mean(
        mean.month().toString(),
        mean.occasion().name().toLowerCase(Locale.ROOT),
        mean.recoveries(),
        mean.failed(),
        mean.recoveries() == 0 ? null : manner.span(mean.mean()),
        mean.recoveries() > 0 && mean.mean().compareTo(limit) <= 0);
  }

  /// Where things are in a drawing of 1000 by 160.
  ///
  /// @param top how many milliseconds the upper edge stands for
  private record Scale(List<YearMonth> months, double top) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 160;

    boolean shows(YearMonth month) {
      return months.contains(month);
    }

    List<Label> labels() {
      return months.stream()
          .map(month -> new Label(month.toString(), (months.indexOf(month) + 0.5) * slot()))
          .toList();
    }

    private double slot() {
      return WIDTH / months.size();
    }

    double y(Duration span) {
      return HEIGHT - HEIGHT * span.toMillis() / top;
    }

    Column column(MeanTime mean, Duration limit, Manner manner) {
      var width = slot() * 0.3;
      var left = (months.indexOf(mean.month()) + 0.18) * slot();
      var y = Math.min(y(mean.mean()), HEIGHT - 2);
      return new Column(
          mean.month().toString(),
          mean.occasion().name().toLowerCase(Locale.ROOT),
          mean.occasion() == Occasion.DRILL ? left : left + width + 2,
          y,
          width,
          HEIGHT - y,
          mean.mean().compareTo(limit) > 0,
          mean.month() + " · " + manner.span(mean.mean()));
    }
  }
}
