package org.hikae.orchestrator.http;

import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Order;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.orchestrator.batch.RunPlay;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.RunOrders.Ordered;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.protocol.ServiceId;

/// Where people ask what a runbook would do now, and order that it be done, through the API or on a
/// page.
public final class PlanDesk {
  private final Board board;
  private final Runbooks runbooks;
  private final RunOrders orders;
  private final RunJournal journal;
  private final RunPlay play;

  public PlanDesk(
      Board board, Runbooks runbooks, RunOrders orders, RunJournal journal, RunPlay play) {
    this.board = board;
    this.runbooks = runbooks;
    this.orders = orders;
    this.journal = journal;
    this.play = play;
  }

  public Runbook runbook(String id) {
    return runbooks
        .find(new RunbookId(id))
        .orElseThrow(
            () -> Refusal.unknown("runbook " + id, "GET /api/v1/runbooks lists those there are."));
  }

  /// What would be done now; does nothing.
  public Binding plan(String service, String runbook, Order wanted) throws InterruptedException {
    return orders.plan(service(service), runbook(runbook), wanted);
  }

  /// Opens a run and lets it begin. A drill asks for the right to test, the real thing for the
  /// right to run.
  public Ordered open(String service, String runbook, Order wanted, String note, Caller caller)
      throws LedgerException, InterruptedException {
    caller.require(wanted.occasion() == Occasion.DRILL ? Right.TEST : Right.RUN);
    var ordered = orders.open(service(service), runbook(runbook), wanted, caller.name(), note);
    if (ordered instanceof Ordered.Opened(var run, _)) {
      play.carry(journal.read(run));
    }
    return ordered;
  }

  private Service service(String id) {
    return board.found(new ServiceId(id));
  }
}
