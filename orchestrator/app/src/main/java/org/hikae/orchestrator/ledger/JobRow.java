package org.hikae.orchestrator.ledger;

import java.time.Instant;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/// A job as PostgreSQL has it; `endedAt` and `ending` are null while it is open. It is written
/// twice, when it began and when it ended, each time whole.
@Table("job")
public record JobRow(
    @Id JobId id,
    String stream,
    Work work,
    Instant beganAt,
    @Nullable Instant endedAt,
    State state,
    @Nullable Ending ending)
    implements Persistable<JobId> {

  /// How far it is, for whoever queries the table.
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  static JobRow begun(String stream, JobBegan began) {
    return new JobRow(began.job(), stream, began.work(), began.at(), null, State.RUNNING, null);
  }

  JobRow ended(JobEnded ended) {
    var state = ended.ending() instanceof Ending.Failed ? State.FAILED : State.DONE;
    return new JobRow(id, stream, work, beganAt, ended.at(), state, ended.ending());
  }

  @Override
  public JobId getId() {
    return id;
  }

  /// Only the beginning of a job makes a row: saving one that ended never asks whether it is there.
  @Override
  @Transient
  public boolean isNew() {
    return state == State.RUNNING;
  }
}
