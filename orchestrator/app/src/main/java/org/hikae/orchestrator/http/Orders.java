package org.hikae.orchestrator.http;

import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.batch.JobDesk.Ordered;
import org.hikae.orchestrator.batch.JobPlay;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.orchestrator.ledger.JobRows;
import org.springframework.http.HttpStatus;

/// Orders work as a job and has it begun at once; refuses while such work is under way.
public final class Orders {
  private final JobDesk desk;
  private final JobRows jobs;
  private final JobPlay play;

  public Orders(JobDesk desk, JobRows jobs, JobPlay play) {
    this.desk = desk;
    this.jobs = jobs;
    this.play = play;
  }

  /// Returns the name of the job: of the one that is under way, if there is one.
  String orderOrJoin(Work work) throws LedgerException, InterruptedException {
    return switch (desk.order(work)) {
      case Ordered.Accepted(var job) -> begun(job);
      case Ordered.Busy(var with) -> with.name();
    };
  }

  /// Returns the name of the job.
  String order(Work work) throws LedgerException, InterruptedException {
    return switch (desk.order(work)) {
      case Ordered.Accepted(var job) -> begun(job);
      case Ordered.Busy(var with) ->
          throw new Refusal(
              HttpStatus.CONFLICT,
              "job " + with + " is not done yet",
              "wait for it: GET /api/v1/jobs/" + with);
    };
  }

  private String begun(JobId job) {
    jobs.find(job.name()).ifPresent(play::carry);
    return job.name();
  }
}
