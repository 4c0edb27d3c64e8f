package org.hikae.orchestrator.ledger;

import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the table of runs: which there are, and which are open.
public final class RunTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public RunTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(RunJournal.PREFIX)) {
      return;
    }
    switch (json.read(entry.body(), RunEvent.class)) {
      case RunOpened opened -> add(opened);
      case RunEnded ended -> end(entry.stream(), ended);
      case RunEvent.StepBegan _,
          RunEvent.TokenTaken _,
          RunEvent.StepEnded _,
          RunEvent.PersonDecided _,
          RunEvent.TaskConfirmed _,
          RunEvent.EvidenceAdded _ -> {} // told by the journal itself
    }
  }

  private void add(RunOpened opened) {
    sql.sql("insert into run (id, service, opened_at) values (?, ?, ?)")
        .params(
            opened.run().name(),
            opened.plan().service().name(),
            opened.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void end(String stream, RunEnded ended) {
    sql.sql("update run set ended_at = ? where id = ?")
        .params(ended.at().atOffset(ZoneOffset.UTC), stream.substring(RunJournal.PREFIX.length()))
        .update();
  }
}
