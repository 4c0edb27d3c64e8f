package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.orchestrator.http.EstateApi;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.EstateDesk;
import org.hikae.orchestrator.ledger.RunJournal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Changing the estate.
@Configuration(proxyBeanMethods = false)
public class EstateWiring {

  @Bean
  EstateDesk estateDesk(
      Decisions decisions, EntryRows rows, DomainJson json, RunJournal runs, Clock clock) {
    return new EstateDesk(decisions, rows, json, runs, clock);
  }

  @Bean
  EstateApi estateApi(EstateDesk desk) {
    return new EstateApi(desk);
  }
}
