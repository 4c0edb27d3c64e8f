package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.domain.history.Forecaster;
import org.hikae.orchestrator.batch.OutageAccounts;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.console.ReportsPages;
import org.hikae.orchestrator.http.AvailabilityApi;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.HistoryApi;
import org.hikae.orchestrator.http.MonthlyApi;
import org.hikae.orchestrator.http.OnPaper;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.monthly.Months;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What became of recoveries, and the forecast of the next.
@Configuration(proxyBeanMethods = false)
public class HistoryWiring {

  @Bean
  Recoveries recoveries(
      RunJournal journal,
      OutageAccounts accounts,
      EstateInForce estate,
      SnapshotRows snapshots,
      OrchestratorSettings settings) {
    var lease = settings.lease();
    return new Recoveries(
        journal, accounts, estate, snapshots, new Forecaster(lease.term().plus(lease.margin())));
  }

  @Bean
  AvailabilityApi availabilityApi(Board board, AvailabilityDays days, Clock clock) {
    return new AvailabilityApi(board, days, clock);
  }

  @Bean
  Months months(
      EstateInForce estate,
      Recoveries recoveries,
      AvailabilityDays days,
      JdbcClient sql,
      OrchestratorSettings settings,
      Clock clock) {
    return new Months(estate, recoveries, days, sql, settings.node(), clock);
  }

  @Bean
  MonthlyApi monthlyApi(Months months, OnPaper onPaper) {
    return new MonthlyApi(months, onPaper);
  }

  @Bean
  ReportsPages reportsPages(Months months, Clock clock) {
    return new ReportsPages(months, clock);
  }

  @Bean
  HistoryApi historyApi(Board board, Recoveries recoveries, Ledger ledger) {
    return new HistoryApi(board, recoveries, ledger.leases());
  }
}
