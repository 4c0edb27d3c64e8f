package org.hikae.orchestrator.wiring;

import org.hikae.orchestrator.console.HelpPages;
import org.hikae.orchestrator.help.Guides;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The guides within the console.
@Configuration(proxyBeanMethods = false)
public class HelpWiring {

  @Bean
  Guides guides() {
    return new Guides();
  }

  @Bean
  HelpPages helpPages(Guides guides) {
    return new HelpPages(guides);
  }
}
