package org.hikae.orchestrator.ledger;

import java.time.ZoneOffset;
import java.util.List;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.JobBegan;
import org.hikae.orchestrator.ledger.JobEvent.JobBrought;
import org.hikae.orchestrator.ledger.JobEvent.JobEnded;
import org.hikae.orchestrator.ledger.JobEvent.JobForgot;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the tables of jobs and of what they left in which vault.
public final class JobTable implements Table {
  private static final List<String> STREAMS =
      List.of("backup/", "mirror/", "verify/", "retention/", "inventory/", "housekeeping/");

  private final JobRows jobs;
  private final JdbcClient sql;
  private final DomainJson json;

  public JobTable(JobRows jobs, JdbcClient sql, DomainJson json) {
    this.jobs = jobs;
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (STREAMS.stream().noneMatch(entry.stream()::startsWith)) {
      return;
    }
    switch (json.read(entry.body(), JobEvent.class)) {
      case JobBegan began -> jobs.save(JobRow.begun(entry.stream(), began));
      case JobBrought(_, var job, var vault, var snapshots) ->
          snapshots.forEach(snapshot -> add(vault, job, snapshot));
      case JobForgot(_, _, var vault, var snapshots) -> remove(vault, snapshots);
      case JobEnded ended -> end(ended);
    }
  }

  private void end(JobEnded ended) {
    jobs.find(ended.job().name()).ifPresent(begun -> jobs.save(begun.ended(ended)));
    if (ended.ending() instanceof Ending.Done done) {
      done.snapshots().forEach(snapshot -> add(done.vault(), ended.job(), snapshot));
    }
  }

  private void remove(VaultName vault, List<String> snapshots) {
    sql.sql("delete from snapshot where vault = ? and id = any(?)")
        .params(vault.name(), snapshots.toArray(String[]::new))
        .update();
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
