package org.hikae.orchestrator.wiring;

import java.time.Clock;
import org.hikae.orchestrator.console.FiguresPages;
import org.hikae.orchestrator.figures.CrowdRows;
import org.hikae.orchestrator.figures.Figures;
import org.hikae.orchestrator.http.FiguresApi;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Figures for administrators.
@Configuration(proxyBeanMethods = false)
public class FiguresWiring {

  @Bean
  Figures figures(
      EstateInForce estate, JdbcClient sql, OrchestratorSettings settings, Clock clock) {
    return new Figures(estate, new CrowdRows(sql), sql, settings.signIn().idle(), clock);
  }

  @Bean
  FiguresApi figuresApi(Figures figures) {
    return new FiguresApi(figures);
  }

  @Bean
  FiguresPages figuresPages(Figures figures, Clock clock) {
    return new FiguresPages(figures, clock);
  }
}
