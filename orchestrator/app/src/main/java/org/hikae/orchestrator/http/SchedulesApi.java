package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.ScheduleView.PlannedPart;
import org.hikae.orchestrator.http.ScheduleView.StartView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is done again and again, and starting it by hand.
@RestController
@RequestMapping("/api/v1/schedules")
public final class SchedulesApi {
  private final SchedulesDoor door;

  public SchedulesApi(SchedulesDoor door) {
    this.door = door;
  }

  /// @param starts newest first
  /// @param missed due times that were left at that, newest first
  record ScheduleHistory(ScheduleView schedule, List<StartView> starts, List<Instant> missed) {}

  @GetMapping
  @Says("The estate's schedules, when each begins next, and what became of its last start.")
  List<ScheduleView> schedules() {
    return door.all().stream().map(ScheduleView::of).toList();
  }

  @GetMapping("/{id}")
  @Says("One schedule with its newest starts and the times that were missed.")
  ScheduleHistory schedule(@PathVariable("id") String id) {
    var past = door.past(id);
    return new ScheduleHistory(
        ScheduleView.of(door.found(id)),
        past.starts().stream().map(StartView::of).toList(),
        past.missed());
  }

  @GetMapping("/{id}/plan")
  @Says("What a start by hand would order now; does nothing.")
  List<PlannedPart> plan(@PathVariable("id") String id) throws InterruptedException {
    return door.plan(id).stream().map(PlannedPart::of).toList();
  }

  @PostMapping("/{id}/starts")
  @Says("Starts a schedule now; its due times stay as they are.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.TEST)
  StartView start(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    return StartView.of(door.start(id, caller));
  }
}
