package org.hikae.orchestrator.ledger;

import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the tables of jobs and of what they left in which vault.
public final class JobTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public JobTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith("backup/") && !entry.stream().startsWith("mirror/")) {
      return;
    }
    switch (json.read(entry.body(), JobEvent.class)) {
      case JobBegan began -> add(entry.stream(), began);
      case JobEnded ended -> end(ended);
    }
  }

  private void add(String stream, JobBegan began) {
    sql.sql("insert into job (id, stream, work, began_at, state) values (?, ?, ?, ?, 'RUNNING')")
        .params(
            began.job().name(),
            stream,
            json.write(began.work()),
            began.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void end(JobEnded ended) {
    sql.sql("update job set state = ?, ended_at = ?, ending = ? where id = ?")
        .params(
            ended.ending() instanceof Ending.Done ? "DONE" : "FAILED",
            ended.at().atOffset(ZoneOffset.UTC),
            json.write(ended.ending()),
            ended.job().name())
        .update();
    if (ended.ending() instanceof Ending.Done done) {
      done.snapshots().forEach(snapshot -> add(done.vault(), ended.job(), snapshot));
    }
  }

  private void add(VaultName vault, JobId job, SnapshotRef snapshot) {
    sql.sql("insert into snapshot values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            vault.name(),
            snapshot.id(),
            snapshot.service().name(),
            snapshot.source().name(),
            snapshot.point(),
            snapshot.kind().name(),
            snapshot.consistentAt().atOffset(ZoneOffset.UTC),
            snapshot.sourceBytes(),
            snapshot.storedBytes(),
            job.name())
        .update();
  }
}
