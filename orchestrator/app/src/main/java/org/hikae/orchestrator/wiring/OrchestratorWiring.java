package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.domain.estate.Estate;
import org.hikae.orchestrator.audit.AccessRounds;
import org.hikae.orchestrator.batch.Carrier;
import org.hikae.orchestrator.housekeeping.HousekeepingRounds;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.FirstEstate;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.notice.NoticeRounds;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.probing.Prober;
import org.hikae.orchestrator.schedule.ScheduleRounds;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.state.NewBeginning;
import org.hikae.orchestrator.watch.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// One orchestrator, but for its place in the cluster, which tests replace.
@Configuration(proxyBeanMethods = false)
@Import({
  StoreWiring.class,
  AggregateWiring.class,
  BatchWiring.class,
  EstateWiring.class,
  RunWiring.class,
  HistoryWiring.class,
  LedgerWiring.class,
  WorkWiring.class,
  WebWiring.class,
  ConsoleWiring.class,
  ApiWiring.class,
  NoticeWiring.class,
  AuditWiring.class,
  SignInWiring.class,
  ScheduleWiring.class,
  HousekeepingWiring.class,
  StateWiring.class,
  FiguresWiring.class,
  HelpWiring.class
})
public class OrchestratorWiring {

  @Bean
  Duty duty(
      ObjectProvider<Estate> given,
      Ledger ledger,
      Decisions decisions,
      EstateInForce estate,
      PleaDesk pleas,
      Carrier carrier,
      Projection projection,
      Prober prober,
      Rounds rounds,
      NoticeRounds notices,
      AccessRounds accesses,
      ScheduleRounds schedules,
      HousekeepingRounds housekeeping,
      NewBeginning beginning,
      OrchestratorSettings settings,
      Clock clock)
      throws IOException {
    var offered = given.getIfAvailable();
    return new Duty(
        ledger,
        estate,
        pleas,
        carrier,
        projection,
        prober,
        rounds,
        notices,
        accesses,
        schedules,
        housekeeping,
        beginning,
        offered == null
            ? null
            : new FirstEstate(ledger, decisions, offered, documentOf(settings), clock));
  }

  private static @Nullable String documentOf(OrchestratorSettings settings) throws IOException {
    var file = settings.estate();
    return file == null ? null : Files.readString(file);
  }
}
