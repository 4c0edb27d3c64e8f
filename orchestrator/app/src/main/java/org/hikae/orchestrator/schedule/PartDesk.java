package org.hikae.orchestrator.schedule;

import java.time.Instant;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.plan.Order;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.ledger.ScheduleState;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.Runbooks;
import org.jspecify.annotations.Nullable;

/// Orders the parts of a start, each under the name that it has in the ledger: once, whoever does
/// it and however often.
public final class PartDesk {
  private final JobDesk jobs;
  private final Runbooks runbooks;
  private final RunOrders orders;
  private final RunJournal journal;

  public PartDesk(JobDesk jobs, Runbooks runbooks, RunOrders orders, RunJournal journal) {
    this.jobs = jobs;
    this.runbooks = runbooks;
    this.orders = orders;
    this.journal = journal;
  }

  /// What came of it.
  sealed interface Placed {
    record Ordered() implements Placed {}

    /// It is not to be tried again.
    record Refused(Bilingual because) implements Placed {}
  }

  Placed place(Part part, ScheduleState state, Estate estate, Instant now)
      throws LedgerException, InterruptedException {
    if (isThere(part)) {
      return new Placed.Ordered();
    }
    if (isTooLate(state, now)) {
      return new Placed.Refused(Reasons.TOO_LATE);
    }
    return switch (part) {
      case Part.Job job -> order(job);
      case Part.Drill drill -> open(drill, state, estate);
      case Part.Left left -> new Placed.Refused(left.because());
    };
  }

  private boolean isThere(Part part) {
    return switch (part) {
      case Part.Job(var job, _) -> jobs.knows(job);
      case Part.Drill(var run, _, _) -> journal.find(run).isPresent();
      case Part.Left _ -> false;
    };
  }

  /// A start that was claimed and never ordered, found long after by a successor, is a time that
  /// was missed, and goes by the same setting.
  private static boolean isTooLate(ScheduleState state, Instant now) {
    return state.terms() != null
        && state.terms().missed() == Missed.REPORT
        && state.last() != null
        && state.last().said().at().plus(ScheduleDesk.LATENESS).isBefore(now);
  }

  private Placed order(Part.Job part) throws LedgerException, InterruptedException {
    return switch (jobs.order(part.job(), part.work())) {
      case JobDesk.Ordered.Accepted _ -> new Placed.Ordered();
      case JobDesk.Ordered.Busy(var with) ->
          new Placed.Refused(Reasons.busy("job " + with, "ジョブ" + with));
    };
  }

  private Placed open(Part.Drill part, ScheduleState state, Estate estate)
      throws LedgerException, InterruptedException {
    var service = estate.service(part.service());
    var runbook = runbooks.find(part.runbook());
    if (service.isEmpty() || runbook.isEmpty()) {
      return new Placed.Refused(
          service.isEmpty()
              ? Reasons.gone(part.service().name())
              : Reasons.noRunbook(part.runbook().name()));
    }
    var order = Order.newest(Occasion.DRILL);
    var by = by(state.last() == null ? null : state.last().said(), state.id());
    return switch (orders.open(part.run(), service.get(), runbook.get(), order, by, "")) {
      case RunOrders.Ordered.Opened _ -> new Placed.Ordered();
      case RunOrders.Ordered.Refused(var refused) -> new Placed.Refused(refused.sentence());
      case RunOrders.Ordered.Busy(var with) ->
          with.equals(part.run())
              ? new Placed.Ordered()
              : new Placed.Refused(Reasons.busy("run " + with, "実行" + with));
    };
  }

  private static String by(@Nullable ScheduleStarted said, String id) {
    return said == null || said.by() == null ? "schedule " + id : said.by();
  }
}
