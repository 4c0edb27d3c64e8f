package org.hikae.orchestrator.http;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.schedule.PartDesk.Planned;
import org.hikae.orchestrator.schedule.ScheduleBoard;
import org.hikae.orchestrator.schedule.ScheduleBoard.Past;
import org.hikae.orchestrator.schedule.ScheduleBoard.Standing;
import org.hikae.orchestrator.schedule.ScheduleBoard.StartStanding;
import org.hikae.orchestrator.schedule.ScheduleDesk;
import org.hikae.orchestrator.schedule.ScheduleDesk.Ordered;
import org.springframework.http.HttpStatus;

/// Where people look at schedules and start them by hand, through the API or on a page.
public final class SchedulesDoor {
  private final ScheduleBoard board;
  private final ScheduleDesk desk;
  private final EstateInForce estate;

  public SchedulesDoor(ScheduleBoard board, ScheduleDesk desk, EstateInForce estate) {
    this.board = board;
    this.desk = desk;
    this.estate = estate;
  }

  public List<Standing> all() {
    return board.all();
  }

  public Standing found(String id) {
    return board.find(id).orElseThrow(() -> unknown(id));
  }

  /// The newest of what became of it.
  public Past past(String id) {
    found(id);
    return board.past(id);
  }

  /// What a start by hand would order now; nothing is done.
  public List<Planned> plan(String id) throws InterruptedException {
    return desk.plan(schedule(id), estate());
  }

  /// Starts it now. A schedule of drills asks for the right to test, any other for the right to
  /// run. When nothing of it can be ordered, nothing is written.
  public StartStanding start(String id, Caller caller)
      throws LedgerException, InterruptedException {
    var schedule = schedule(id);
    caller.require(right(schedule.chore()));
    var planned = plan(id);
    if (planned.stream().allMatch(part -> part.because() != null)) {
      throw nothing(id, planned);
    }
    return switch (desk.start(schedule, estate(), caller.name())) {
      case Ordered.Started _ -> Objects.requireNonNull(found(id).last());
      case Ordered.Overtaken _ ->
          throw new Refusal(
              HttpStatus.CONFLICT,
              "schedule " + id + " was started by somebody else in the same moment",
              "look at it: hikae schedules show " + id);
    };
  }

  /// What it takes to start a chore by hand.
  public static Right right(Chore chore) {
    return chore instanceof Chore.Drill ? Right.TEST : Right.RUN;
  }

  private static Refusal nothing(String id, List<Planned> planned) {
    var reasons =
        planned.stream()
            .map(Planned::because)
            .filter(Objects::nonNull)
            .map(Bilingual::en)
            .distinct()
            .collect(Collectors.joining("; "));
    return new Refusal(
        HttpStatus.CONFLICT,
        "schedule " + id + " has nothing to start: " + (reasons.isEmpty() ? "no one" : reasons),
        "see what it would do: hikae schedules run " + id + " --dry-run");
  }

  private Schedule schedule(String id) {
    return estate().schedule(id).orElseThrow(() -> unknown(id));
  }

  private Estate estate() {
    return estate
        .now()
        .orElseThrow(
            () -> Refusal.unknown("estate yet", "apply one: hikae estate apply estate.yaml"));
  }

  private static Refusal unknown(String id) {
    return Refusal.unknown(
        "schedule " + id + " in the estate", "hikae schedules list names those that there are.");
  }
}
