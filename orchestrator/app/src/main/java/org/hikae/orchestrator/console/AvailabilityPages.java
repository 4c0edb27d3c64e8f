package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How much of the last days services were there, against what is asked for.
@Controller
public final class AvailabilityPages {
  private static final int DAYS = 30;
  private static final int STEP = 10;

  private final Board board;
  private final AvailabilityDays days;
  private final Clock clock;

  public AvailabilityPages(Board board, AvailabilityDays days, Clock clock) {
    this.board = board;
    this.days = days;
    this.clock = clock;
  }

  /// @param share null when nobody looked
  /// @param tone calm when it is as asked for, alarm when it is not, quiet when nobody looked
  public record Row(
      String id,
      String name,
      String tier,
      String target,
      @Nullable String share,
      String tone,
      String away,
      String seen,
      List<Day> days) {}

  /// A day, in a drawing in which each is ten wide.
  public record Day(int x, String tone, String title) {}

  @GetMapping("/availability")
  String availability(
      @RequestParam(name = "page", defaultValue = "1") int page,
      HttpServletRequest request,
      Model model) {
    var manner = Manner.of(request, clock);
    board
        .estate()
        .now()
        .ifPresent(
            estate ->
                model.addAttribute("v", Leaf.of(rows(estate, manner), "/availability", page)));
    return "availability";
  }

  private List<Row> rows(Estate estate, Manner manner) {
    var today = LocalDate.ofInstant(manner.now(), manner.zone());
    var first = today.minusDays(DAYS - 1L);
    var seen = days.since(first);
    return estate.services().stream()
        .map(
            each ->
                row(
                    each,
                    seen.getOrDefault(each.id(), Collections.emptySortedMap()),
                    first,
                    manner))
        .sorted(Comparator.comparingInt(row -> row.tone().equals("alarm") ? 0 : 1))
        .toList();
  }

  private static Row row(
      Service service, SortedMap<LocalDate, Availability> known, LocalDate first, Manner manner) {
    var all = Availability.sum(known.values());
    var target = Availability.target(service.tier());
    var drawn = new ArrayList<Day>();
    for (var i = 0; i < DAYS; i++) {
      var day = first.plusDays(i);
      drawn.add(day(i, day, known.getOrDefault(day, Availability.NOTHING), target, manner));
    }
    return new Row(
        service.id().name(),
        manner.in(service.name()),
        service.tier().name().toLowerCase(java.util.Locale.ROOT),
        percent(target),
        all.share().isPresent() ? percent(all.share().getAsDouble()) : null,
        tone(all, target),
        manner.span(all.away()),
        manner.span(all.seen()),
        drawn);
  }

  private static Day day(
      int number, LocalDate day, Availability known, double target, Manner manner) {
    var share = known.share();
    return new Day(
        number * STEP,
        tone(known, target),
        day
            + (share.isPresent() ? ": " + percent(share.getAsDouble()) : "")
            + (known.away().isZero() ? "" : " (−" + manner.span(known.away()) + ")"));
  }

  private static String tone(Availability known, double target) {
    var share = known.share();
    return share.isEmpty() ? "quiet" : share.getAsDouble() >= target ? "calm" : "alarm";
  }

  /// What is short of everything is never rounded up to it.
  private static String percent(double share) {
    return "%.3f %%"
        .formatted(Math.floor(100_000 * share + 1e-6) / 1000)
        .replaceAll("\\.?0+ %", " %");
  }
}
