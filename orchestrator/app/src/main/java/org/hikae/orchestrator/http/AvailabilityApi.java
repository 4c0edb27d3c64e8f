package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.hikae.domain.estate.Service;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How much of the time services were there, as this orchestrator saw them.
@RestController
@RequestMapping("/api/v1")
public final class AvailabilityApi {
  private static final int LONGEST = 1096;

  private final Board board;
  private final AvailabilityDays days;
  private final Clock clock;

  public AvailabilityApi(Board board, AvailabilityDays days, Clock clock) {
    this.board = board;
    this.days = days;
    this.clock = clock;
  }

  /// @param target the share that is asked for: 0.999 is 99.9 %
  /// @param share null when nobody looked
  /// @param met null when nobody looked
  record AvailabilityView(
      String service,
      Words name,
      String tier,
      double target,
      @Nullable Double share,
      @Nullable Boolean met,
      double seenSeconds,
      double awaySeconds,
      List<DayView> days) {}

  /// @param looks how many looks it rests on
  record DayView(LocalDate day, double seenSeconds, double awaySeconds, long looks) {}

  @GetMapping("/availability")
  @Says("How much of the last days services were there, seen from their users' side.")
  List<AvailabilityView> availability(@RequestParam(name = "days", defaultValue = "30") int count) {
    if (count < 1 || count > LONGEST) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          count + " days cannot be told",
          "ask for 1 to " + LONGEST + " days.");
    }
    var since =
        days.since(LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(count - 1L));
    return board.estate().now().stream()
        .flatMap(estate -> estate.services().stream())
        .map(each -> view(each, since.getOrDefault(each.id(), Collections.emptySortedMap())))
        .toList();
  }

  private static AvailabilityView view(Service service, SortedMap<LocalDate, Availability> known) {
    var all = Availability.sum(known.values());
    var target = Availability.target(service.tier());
    var share = all.share();
    return new AvailabilityView(
        service.id().name(),
        Words.of(service.name()),
        service.tier().name(),
        target,
        share.isPresent() ? share.getAsDouble() : null,
        share.isPresent() ? share.getAsDouble() >= target : null,
        RunView.seconds(all.seen()),
        RunView.seconds(all.away()),
        known.entrySet().stream()
            .map(
                day ->
                    new DayView(
                        day.getKey(),
                        RunView.seconds(day.getValue().seen()),
                        RunView.seconds(day.getValue().away()),
                        day.getValue().looks()))
            .toList());
  }
}
