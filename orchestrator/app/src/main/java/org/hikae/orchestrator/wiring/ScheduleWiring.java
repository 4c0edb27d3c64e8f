package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.console.SchedulesPages;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk;
import org.hikae.orchestrator.http.SchedulesApi;
import org.hikae.orchestrator.http.SchedulesDoor;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.monthly.MonthlyNews;
import org.hikae.orchestrator.monthly.Months;
import org.hikae.orchestrator.notice.NoticeDesk;
import org.hikae.orchestrator.schedule.Chores;
import org.hikae.orchestrator.schedule.PartDesk;
import org.hikae.orchestrator.schedule.ScheduleBoard;
import org.hikae.orchestrator.schedule.ScheduleDesk;
import org.hikae.orchestrator.schedule.ScheduleRounds;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.Runbooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Doing again and again what the estate schedules.
@Configuration(proxyBeanMethods = false)
public class ScheduleWiring {

  @Bean
  ScheduleRows scheduleRows(JdbcClient sql, DomainJson json) {
    return new ScheduleRows(sql, json);
  }

  @Bean
  MonthlyNews monthlyNews(Months months, NoticeDesk desk, NoticeRows rows) {
    return new MonthlyNews(months, desk, rows);
  }

  @Bean
  ScheduleDesk scheduleDesk(
      Decisions decisions,
      ScheduleRows rows,
      Ledger ledger,
      JobDesk jobs,
      Runbooks runbooks,
      RunOrders orders,
      RunJournal journal,
      HousekeepingDesk housekeeping,
      MonthlyNews news,
      Clock clock) {
    var chores = new Chores(ledger.leases(), jobs, housekeeping::present);
    var parts = new PartDesk(jobs, runbooks, orders, journal, news);
    return new ScheduleDesk(decisions, rows, chores, parts, clock);
  }

  @Bean
  ScheduleRounds scheduleRounds(
      ScheduleDesk desk,
      ScheduleRows rows,
      EstateInForce estate,
      Leadership leadership,
      Projection projection,
      Clock clock) {
    return new ScheduleRounds(desk, rows, estate, leadership, projection, clock);
  }

  @Bean
  ScheduleBoard scheduleBoard(
      ScheduleRows rows, EstateInForce estate, RunJournal journal, MonthlyNews news, Clock clock) {
    return new ScheduleBoard(rows, estate, journal, news, clock);
  }

  @Bean
  SchedulesDoor schedulesDoor(ScheduleBoard board, ScheduleDesk desk, EstateInForce estate) {
    return new SchedulesDoor(board, desk, estate);
  }

  @Bean
  SchedulesApi schedulesApi(SchedulesDoor door) {
    return new SchedulesApi(door);
  }

  @Bean
  SchedulesPages schedulesPages(SchedulesDoor door, Clock clock) {
    return new SchedulesPages(door, clock);
  }
}
