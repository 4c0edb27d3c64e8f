package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Order;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.plan.PlanBinder;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.protocol.ServiceId;

/// Runs that people, or a schedule, ask for: drills, planned moves, and recoveries that no machine
/// has begun.
public final class RunOrders {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /// So much of a service's name is in a run's, which names jobs and sandboxes in its turn.
  private static final int LONGEST = 16;

  private final EstateInForce estate;
  private final Observer observer;
  private final RunJournal journal;
  private final Clock clock;

  public RunOrders(EstateInForce estate, Observer observer, RunJournal journal, Clock clock) {
    this.estate = estate;
    this.observer = observer;
    this.journal = journal;
    this.clock = clock;
  }

  /// What came of an order.
  public sealed interface Ordered {
    record Opened(RunId run, Plan plan) implements Ordered {}

    record Refused(Binding.Refused reasons) implements Ordered {}

    /// Another run of the service is not done yet.
    record Busy(RunId with) implements Ordered {}
  }

  /// The plan as it would be now; nothing is done.
  public Binding plan(Service service, Runbook runbook, Order order) throws InterruptedException {
    var seen = observer.of(service, List.of(service.home(), service.recovery()));
    return new PlanBinder(runbook, estate.now().orElseThrow()).bind(service.id(), order, seen);
  }

  /// Binds and opens. One run of a service is open at a time; only a drill may be begun beside
  /// nothing, and an incident is never kept waiting by a drill.
  ///
  /// @param by who asks
  /// @param why in that person's words
  public synchronized Ordered open(
      Service service, Runbook runbook, Order order, String by, String why)
      throws LedgerException, InterruptedException {
    return switch (plan(service, runbook, order)) {
      case Binding.Refused refused -> new Ordered.Refused(refused);
      case Binding.Bound(var plan) -> {
        var other = inTheWay(plan);
        yield other.isPresent() ? new Ordered.Busy(other.get()) : opened(plan, by, why);
      }
    };
  }

  /// The same under a name that was given before: once, whoever asks again.
  public synchronized Ordered open(
      RunId run, Service service, Runbook runbook, Order order, String by, String why)
      throws LedgerException, InterruptedException {
    var known = journal.find(run);
    if (known.isPresent()) {
      return new Ordered.Opened(run, known.get().plan());
    }
    return switch (plan(service, runbook, order)) {
      case Binding.Refused refused -> new Ordered.Refused(refused);
      case Binding.Bound(var plan) -> {
        var other = inTheWay(plan);
        yield other.isPresent() ? new Ordered.Busy(other.get()) : opened(run, plan, by, why);
      }
    };
  }

  /// What a drill of a service is called that is ordered at `moment`.
  public static String drillOf(ServiceId service, Instant moment) {
    return name(service, "drill", moment);
  }

  private static String name(ServiceId service, String kind, Instant moment) {
    var name = service.name();
    return name.substring(0, Math.min(LONGEST, name.length()))
        + "-"
        + kind
        + "-"
        + STAMP.format(moment);
  }

  private Optional<RunId> inTheWay(Plan plan) {
    return journal.open().stream()
        .filter(run -> run.plan().service().equals(plan.service()))
        .filter(run -> plan.isDrill() || !run.plan().isDrill())
        .map(run -> run.id())
        .findFirst();
  }

  private Ordered opened(Plan plan, String by, String why)
      throws LedgerException, InterruptedException {
    var kind = plan.isDrill() ? "drill" : plan.runbook().name();
    return opened(new RunId(name(plan.service(), kind, clock.instant())), plan, by, why);
  }

  private Ordered opened(RunId run, Plan plan, String by, String why)
      throws LedgerException, InterruptedException {
    var now = clock.instant();
    var opened =
        new RunOpened(
            now,
            run,
            new Declaration(plan.from(), now, now, because(plan, by, why)),
            new Decision(now, Mode.MANUAL, by),
            plan);
    return journal.open(opened) ? new Ordered.Opened(run, plan) : new Ordered.Busy(run);
  }

  private static Bilingual because(Plan plan, String by, String why) {
    var note = why.isBlank() ? "" : ": " + why;
    return new Bilingual(
        (plan.isDrill() ? "a drill of " : "") + plan.runbook() + ", ordered by " + by + note,
        by + " の指示による " + plan.runbook() + (plan.isDrill() ? " の訓練" : "") + note);
  }
}
