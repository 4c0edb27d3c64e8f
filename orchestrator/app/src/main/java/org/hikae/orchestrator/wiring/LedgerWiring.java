package org.hikae.orchestrator.wiring;

import java.time.Clock;
import java.util.List;
import org.hikae.cluster.Ledger;
import org.hikae.orchestrator.ledger.AccessTable;
import org.hikae.orchestrator.ledger.AccountTable;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.JobTable;
import org.hikae.orchestrator.ledger.NoticeTable;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.RunTable;
import org.hikae.orchestrator.ledger.ScheduleTable;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.ledger.TokenTable;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The ledger in PostgreSQL, and the way back into the ledger.
@Configuration(proxyBeanMethods = false)
public class LedgerWiring {

  @Bean
  DomainJson domainJson() {
    return new DomainJson();
  }

  @Bean
  EntryRows entryRows(JdbcClient sql) {
    return new EntryRows(sql);
  }

  @Bean
  Projection projection(
      Ledger ledger,
      EntryRows rows,
      TransactionTemplate transactions,
      JobRows jobs,
      JdbcClient sql,
      DomainJson json) {
    var tables =
        List.of(
            new JobTable(jobs, sql, json),
            new RunTable(sql, json),
            new TokenTable(sql, json),
            new NoticeTable(sql, json),
            new AccessTable(sql, json),
            new AccountTable(sql, json),
            new ScheduleTable(sql, json));
    return new Projection(ledger, rows, transactions, tables);
  }

  @Bean
  Decisions decisions(Ledger ledger, Projection projection, DomainJson json) {
    return new Decisions(ledger, projection, json);
  }

  @Bean
  EstateInForce estateInForce(EntryRows rows, Projection projection, DomainJson json) {
    return new EstateInForce(rows, projection, json);
  }

  @Bean
  SnapshotRows snapshotRows(JdbcClient sql) {
    return new SnapshotRows(sql);
  }

  @Bean
  RunJournal runJournal(Decisions decisions, EntryRows rows, DomainJson json, JdbcClient sql) {
    return new RunJournal(decisions, rows, json, sql);
  }

  @Bean
  Clock clock(OrchestratorSettings settings) {
    return Clock.system(settings.zone());
  }
}
