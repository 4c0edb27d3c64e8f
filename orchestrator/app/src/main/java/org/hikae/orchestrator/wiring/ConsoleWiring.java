package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.hikae.domain.requirement.RequirementsFile;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.console.Assets;
import org.hikae.orchestrator.console.AvailabilityPages;
import org.hikae.orchestrator.console.Choices;
import org.hikae.orchestrator.console.ErrorPages;
import org.hikae.orchestrator.console.EstatePages;
import org.hikae.orchestrator.console.FilesPages;
import org.hikae.orchestrator.console.Frames;
import org.hikae.orchestrator.console.Headers;
import org.hikae.orchestrator.console.HistoryPages;
import org.hikae.orchestrator.console.Pages;
import org.hikae.orchestrator.console.PointsPages;
import org.hikae.orchestrator.console.PublicPages;
import org.hikae.orchestrator.console.RequirementsPages;
import org.hikae.orchestrator.console.RetentionPages;
import org.hikae.orchestrator.console.RunbooksPages;
import org.hikae.orchestrator.console.RunsPages;
import org.hikae.orchestrator.console.ServicesPages;
import org.hikae.orchestrator.console.SettingsPages;
import org.hikae.orchestrator.console.Speech;
import org.hikae.orchestrator.console.VaultsPages;
import org.hikae.orchestrator.contract.Contract;
import org.hikae.orchestrator.contract.Judges;
import org.hikae.orchestrator.http.AccessFilter;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.FilesDoor;
import org.hikae.orchestrator.http.PeopleDesk;
import org.hikae.orchestrator.http.PlanDesk;
import org.hikae.orchestrator.http.PublicStatus;
import org.hikae.orchestrator.http.RetentionDoor;
import org.hikae.orchestrator.ledger.EstateDesk;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.VaultRows;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.saml.SamlDoor;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.orchestrator.watch.Runbooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The pages, what is around them, and what they are set with.
@Configuration(proxyBeanMethods = false)
public class ConsoleWiring {
  private static final Duration FOR_GOOD = Duration.ofDays(365);

  @Bean
  Headers headers() {
    return new Headers();
  }

  @Bean
  Speech localeResolver() {
    return new Speech();
  }

  @Bean
  Assets assets() {
    return new Assets();
  }

  @Bean
  Frames frames(Board board, Callers callers, Assets assets, Clock clock) {
    return new Frames(board, callers, assets, clock);
  }

  @Bean
  ErrorPages errorPages(Frames frames) {
    return new ErrorPages(frames);
  }

  @Bean
  WebMvcConfigurer around(Callers callers, AccessFilter accesses) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Choices());
        registry.addInterceptor(callers).excludePathPatterns(PublicPages.BELOW, "/assets/**");
        registry.addInterceptor(accesses.beforeChanges()).excludePathPatterns(PublicPages.BELOW);
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/console/static/")
            .setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable())
            .setEtagGenerator(Assets::etag);
      }
    };
  }

  @Bean
  PublicPages publicPages(Board board, Assets assets, Clock clock) {
    return new PublicPages(new PublicStatus(board, clock), assets, clock);
  }

  @Bean
  PointRows pointRows(JdbcClient sql) {
    return new PointRows(sql);
  }

  @Bean
  Proofs proofs(RunJournal journal) {
    return new Proofs(journal);
  }

  @Bean
  Pages pages(Board board, Attention attention, Clock clock) {
    return new Pages(board, attention, clock);
  }

  @Bean
  PointsPages pointsPages(Board board, PointRows rows, Proofs proofs, Clock clock) {
    return new PointsPages(board, rows, proofs, clock);
  }

  @Bean
  FilesPages filesPages(FilesDoor door, Board board, Clock clock) {
    return new FilesPages(door, board, clock);
  }

  @Bean
  RunsPages runsPages(Board board, Runbooks runbooks, PeopleDesk desk, Clock clock) {
    return new RunsPages(board, runbooks, desk, clock);
  }

  @Bean
  RunbooksPages runbooksPages(Runbooks runbooks, Proofs proofs, Clock clock) {
    return new RunbooksPages(runbooks, proofs, clock);
  }

  @Bean
  NewestPoints newestPoints(PointRows rows) {
    return new NewestPoints(rows);
  }

  @Bean
  Contract contract(
      EstateInForce estate,
      NewestPoints points,
      Proofs proofs,
      ProbeHistory history,
      AvailabilityDays days,
      Recoveries recoveries,
      Volumes volumes,
      Clock clock)
      throws IOException {
    return new Contract(
        RequirementsFile.shipped(),
        Judges.of(estate, points, proofs, history, days, recoveries, volumes, clock));
  }

  @Bean
  RequirementsPages requirementsPages(Contract contract, Clock clock) {
    return new RequirementsPages(contract, clock);
  }

  @Bean
  ServicesPages servicesPages(
      Board board,
      Runbooks runbooks,
      PlanDesk plans,
      PeopleDesk people,
      Recoveries recoveries,
      PointRows rows,
      Proofs proofs,
      Clock clock) {
    return new ServicesPages(board, runbooks, plans, people, recoveries, rows, proofs, clock);
  }

  @Bean
  VaultRows vaultRows(JdbcClient sql, Clock clock) {
    return new VaultRows(sql, clock);
  }

  @Bean
  VaultsPages vaultsPages(
      Board board, NewestPoints points, VaultRows rows, Volumes volumes, Clock clock) {
    return new VaultsPages(board, points, rows, volumes, clock);
  }

  @Bean
  RetentionPages retentionPages(RetentionDoor door, Board board, Clock clock) {
    return new RetentionPages(door, board, clock);
  }

  @Bean
  AvailabilityPages availabilityPages(Board board, AvailabilityDays days, Clock clock) {
    return new AvailabilityPages(board, days, clock);
  }

  @Bean
  HistoryPages historyPages(Board board, Recoveries recoveries, Clock clock) {
    return new HistoryPages(board, recoveries, clock);
  }

  @Bean
  EstatePages estatePages(EstateDesk desk, Clock clock) {
    return new EstatePages(desk, clock);
  }

  @Bean
  SettingsPages settingsPages(OrchestratorSettings settings, SamlDoor saml, Clock clock) {
    return new SettingsPages(settings, saml, clock);
  }
}
