package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.orchestrator.http.StateApi;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.SettingsText;
import org.hikae.orchestrator.state.NewBeginning;
import org.hikae.orchestrator.state.StateKeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The orchestrator's own state, and a start from it.
@Configuration(proxyBeanMethods = false)
public class StateWiring {

  @Bean
  StateKeeper stateKeeper(
      OrchestratorSettings settings,
      SettingsText text,
      Ledger ledger,
      AvailabilityDays days,
      Clock clock)
      throws IdentityException {
    var authority = Identity.authority(settings.identity().resolve("ca.crt"));
    return new StateKeeper(settings.node(), authority, text, ledger, days, clock);
  }

  @Bean
  StateApi stateApi(StateKeeper keeper, EstateInForce estate) {
    return new StateApi(keeper, estate);
  }

  @Bean
  NewBeginning newBeginning(
      OrchestratorSettings settings,
      Ledger ledger,
      Decisions decisions,
      EntryRows rows,
      DomainJson json,
      AvailabilityDays days) {
    return new NewBeginning(settings, ledger, decisions, rows, json, days);
  }
}
