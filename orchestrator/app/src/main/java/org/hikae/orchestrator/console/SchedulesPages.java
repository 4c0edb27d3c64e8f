package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.schedule.Chore;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.http.SchedulesDoor;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.schedule.PartDesk;
import org.hikae.orchestrator.schedule.ScheduleBoard.PartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.Standing;
import org.hikae.orchestrator.schedule.ScheduleBoard.StartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/// What is done again and again: when next, what became of the last start, what was missed.
@Controller
public final class SchedulesPages {
  /// Of more parts than this, the first are shown.
  private static final int SHOWN = 12;

  private final SchedulesDoor door;
  private final Clock clock;

  public SchedulesPages(SchedulesDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /// @param does the key of the word for its chore
  /// @param depth of backups only
  /// @param sample of verifications only
  /// @param runbook of drills only
  /// @param whom empty: all
  /// @param next null: never again
  /// @param tone calm, watch or alarm
  public record Card(
      String id,
      String does,
      @Nullable String depth,
      @Nullable String sample,
      @Nullable String runbook,
      String whom,
      String at,
      String zone,
      @Nullable String jitter,
      @Nullable String window,
      String whenMissed,
      @Nullable String next,
      @Nullable Begun last,
      int missed,
      @Nullable String missedLast,
      String tone) {}

  /// @param due null: by hand
  /// @param stoodFor how many missed times it stood for
  /// @param more parts that are not shown
  public record Begun(
      String ago,
      @Nullable String due,
      @Nullable String by,
      int stoodFor,
      List<Tally> tallies,
      List<Row> rows,
      int more) {}

  public record Tally(String state, long count) {}

  /// @param run null unless it is a drill
  public record Row(String subject, String state, @Nullable String run, @Nullable String because) {}

  /// What a start by hand would come to.
  ///
  /// @param some whether any of it can be started
  public record Start(
      String id, String does, List<Planned> parts, boolean some, boolean mayStart) {}

  /// @param because why it would be left out; null when it would not
  public record Planned(String text, @Nullable String because) {}

  /// What a start by hand would come to: shown, and nothing is started.
  @GetMapping("/schedules/{id}/start")
  String plan(
      @PathVariable("id") String id,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model)
      throws InterruptedException {
    var manner = Manner.of(request, clock);
    var chore = door.found(id).schedule().chore();
    var parts = door.plan(id).stream().map(part -> planned(part, manner)).toList();
    model.addAttribute(
        "v",
        new Start(
            id,
            word(chore.kind()),
            parts,
            parts.stream().anyMatch(part -> part.because() == null),
            caller.may(SchedulesDoor.right(chore))));
    return "schedule-start";
  }

  private static Planned planned(PartDesk.Planned part, Manner manner) {
    return new Planned(
        manner.in(part.text()), part.because() == null ? null : manner.in(part.because()));
  }

  /// Starts what was shown.
  @PostMapping("/schedules/{id}/starts")
  @Needs(Right.TEST)
  String start(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.start(id, caller);
    return "redirect:/schedules";
  }

  @GetMapping("/schedules")
  String schedules(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    model.addAttribute("v", door.all().stream().map(each -> card(each, manner)).toList());
    return "schedules";
  }

  private static Card card(Standing standing, Manner manner) {
    var schedule = standing.schedule();
    var missed = standing.missed();
    return new Card(
        schedule.id(),
        word(schedule.chore().kind()),
        schedule.chore() instanceof Chore.BackUp(_, var depth) ? word(depth) : null,
        schedule.chore() instanceof Chore.Verify(_, var sample) ? sample.toString() : null,
        schedule.chore() instanceof Chore.Drill(_, var runbook) ? runbook.name() : null,
        String.join(", ", schedule.chore().named()),
        schedule.due().text(),
        schedule.due().zone().getId(),
        schedule.jitter().isZero() ? null : manner.span(schedule.jitter()),
        schedule.window().map(Object::toString).orElse(null),
        word(schedule.missed()),
        standing.next() == null ? null : manner.minute(standing.next()),
        standing.last() == null ? null : begun(standing.last(), manner),
        missed.size(),
        missed.isEmpty() ? null : manner.minute(missed.getLast()),
        tone(standing));
  }

  private static String tone(Standing standing) {
    var troubled =
        standing.last() != null
            && standing.last().parts().stream().anyMatch(PartStanding::wantsAttention);
    return troubled || !standing.missed().isEmpty() ? "watch" : "calm";
  }

  private static Begun begun(StartStanding start, Manner manner) {
    var said = start.said();
    var notDone = start.parts().stream().filter(part -> part.state() != State.DONE).toList();
    return new Begun(
        manner.since(said.at()),
        moment(said.due(), manner),
        said.by(),
        said.insteadOf().size(),
        tallies(start),
        notDone.stream().limit(SHOWN).map(part -> row(part, manner)).toList(),
        Math.max(0, notDone.size() - SHOWN));
  }

  private static @Nullable String moment(@Nullable Instant at, Manner manner) {
    return at == null ? null : manner.minute(at);
  }

  private static List<Tally> tallies(StartStanding start) {
    var counts =
        start.parts().stream()
            .collect(Collectors.groupingBy(PartStanding::state, Collectors.counting()));
    return Arrays.stream(State.values())
        .filter(counts::containsKey)
        .map(state -> new Tally(word(state), counts.getOrDefault(state, 0L)))
        .toList();
  }

  private static Row row(PartStanding part, Manner manner) {
    return new Row(
        part.part().subject(),
        word(part.state()),
        part.part() instanceof Part.Drill(var run, _, _) && part.state() != State.LEFT
            ? run.name()
            : null,
        part.because() == null ? null : manner.in(part.because()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
