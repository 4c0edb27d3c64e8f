package org.hikae.orchestrator.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.contract.Contract;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.OpenApi;
import org.hikae.orchestrator.http.RequirementsApi;
import org.hikae.orchestrator.http.TokenDesk;
import org.hikae.orchestrator.http.TokensApi;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.TokenRows;
import org.hikae.orchestrator.metrics.Gauges;
import org.hikae.orchestrator.metrics.MetricsDoor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What the API has beyond single things: who may ask it, and what it says of itself.
@Configuration(proxyBeanMethods = false)
public class ApiWiring {

  @Bean
  TokenRows tokenRows(JdbcClient sql) {
    return new TokenRows(sql);
  }

  @Bean
  TokenDesk tokenDesk(Decisions decisions, TokenRows rows, Clock clock) {
    return new TokenDesk(decisions, rows, new SecureRandom(), clock);
  }

  @Bean
  TokensApi tokensApi(TokenDesk desk) {
    return new TokensApi(desk);
  }

  @Bean
  RequirementsApi requirementsApi(Contract contract) {
    return new RequirementsApi(contract);
  }

  @Bean
  OpenApi openApi(ObjectProvider<RequestMappingHandlerMapping> routes) {
    return new OpenApi(routes);
  }

  @Bean
  MetricsDoor metricsDoor(
      Board board,
      Attention attention,
      NewestPoints points,
      Proofs proofs,
      Recoveries recoveries,
      Contract contract,
      Clock clock) {
    return new MetricsDoor(
        new Gauges(board, attention, points, proofs, recoveries, contract, clock));
  }
}
