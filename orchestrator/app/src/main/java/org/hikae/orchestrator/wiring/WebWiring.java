package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Identity;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.FileFetch;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.batch.JobPlay;
import org.hikae.orchestrator.batch.OutageAccounts;
import org.hikae.orchestrator.batch.Progress;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.console.JobsPages;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.AvailabilityRemarks;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.DoorRefusals;
import org.hikae.orchestrator.http.FilesApi;
import org.hikae.orchestrator.http.FilesDoor;
import org.hikae.orchestrator.http.HoldsApi;
import org.hikae.orchestrator.http.JobsApi;
import org.hikae.orchestrator.http.JobsDoor;
import org.hikae.orchestrator.http.OnPaper;
import org.hikae.orchestrator.http.Orders;
import org.hikae.orchestrator.http.PeopleDesk;
import org.hikae.orchestrator.http.Problems;
import org.hikae.orchestrator.http.ReadingApi;
import org.hikae.orchestrator.http.ReportApi;
import org.hikae.orchestrator.http.RetentionApi;
import org.hikae.orchestrator.http.RetentionDoor;
import org.hikae.orchestrator.http.RunsApi;
import org.hikae.orchestrator.http.SessionCookies;
import org.hikae.orchestrator.http.TokenDesk;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.print.PdfPrinter;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.retention.Proposals;
import org.hikae.orchestrator.retention.RetentionDesk;
import org.hikae.orchestrator.schedule.ScheduleBoard;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.OrchestratorSettings.Member;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.orchestrator.watch.Incidents;
import org.hikae.orchestrator.watch.RunOpening;
import org.hikae.orchestrator.watch.Silence;
import org.hikae.orchestrator.watch.SiteWatch;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// HTTPS: the API and the pages. Names the few automatic configurations that are wanted, so that
/// none of the others costs a start anything.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  SslAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  ThymeleafAutoConfiguration.class
})
public class WebWiring {

  @Bean
  Board board(
      OrchestratorSettings settings,
      Mesh mesh,
      Ledger ledger,
      Projection projection,
      EstateInForce estate,
      Silence silence,
      ProbeHistory history,
      SiteWatch watch,
      Incidents incidents,
      RunOpening opening,
      RunJournal journal,
      OutageAccounts accounts,
      JobRows jobs,
      SnapshotRows snapshots,
      PointRows newest,
      Progress progress) {
    return new Board(
        settings.members().stream().map(Member::node).collect(Collectors.toSet()),
        mesh,
        ledger,
        projection,
        estate,
        silence,
        history,
        watch,
        incidents,
        opening,
        journal,
        accounts,
        jobs,
        snapshots,
        newest,
        progress);
  }

  @Bean
  Attention attention(
      Board board,
      NewestPoints points,
      Proofs proofs,
      ScheduleBoard schedules,
      Volumes volumes,
      AvailabilityDays days,
      Clock clock) {
    var availability = new AvailabilityRemarks(days, clock, clock.getZone());
    return new Attention(board, points, proofs, schedules, volumes, availability, clock);
  }

  @Bean
  ReadingApi readingApi(Board board, Attention attention) {
    return new ReadingApi(board, attention);
  }

  @Bean
  Orders orders(JobDesk desk, JobRows jobs, JobPlay play) {
    return new Orders(desk, jobs, play);
  }

  @Bean
  JobsDoor jobsDoor(Board board, EstateInForce estate, Ledger ledger, Orders orders) {
    return new JobsDoor(board, estate, ledger.leases(), orders);
  }

  @Bean
  JobsApi jobsApi(JobsDoor door, EstateInForce estate, Orders orders) {
    return new JobsApi(door, estate, orders);
  }

  @Bean
  JobsPages jobsPages(JobsDoor door, Board board, Clock clock) {
    return new JobsPages(door, board, clock);
  }

  @Bean
  RetentionDoor retentionDoor(
      EstateInForce estate,
      RetentionDesk desk,
      Proposals proposals,
      Volumes volumes,
      Orders orders) {
    return new RetentionDoor(estate, desk, proposals, volumes, orders);
  }

  @Bean
  FileFetch fileFetch(Identity identity) {
    return new FileFetch(identity.tls());
  }

  @Bean
  FilesDoor filesDoor(EstateInForce estate, PointRows rows, Agents agents, FileFetch fetch) {
    return new FilesDoor(estate, rows, agents, fetch);
  }

  @Bean
  FilesApi filesApi(FilesDoor door) {
    return new FilesApi(door);
  }

  @Bean
  HoldsApi holdsApi(EstateInForce estate, Agents agents, Errand errand, Clock clock) {
    return new HoldsApi(estate, agents, errand, clock);
  }

  @Bean
  RetentionApi retentionApi(RetentionDoor door) {
    return new RetentionApi(door);
  }

  @Bean
  PeopleDesk peopleDesk(Board board, RunJournal journal, Incidents incidents, Clock clock) {
    return new PeopleDesk(board, journal, incidents, clock);
  }

  @Bean
  RunsApi runsApi(PeopleDesk desk) {
    return new RunsApi(desk);
  }

  @Bean
  ReportApi reportApi(
      Board board,
      EstateInForce estate,
      OutageAccounts accounts,
      SnapshotRows snapshots,
      OrchestratorSettings settings,
      OnPaper onPaper,
      Clock clock) {
    return new ReportApi(board, estate, accounts, snapshots, settings.node(), onPaper, clock);
  }

  @Bean
  OnPaper onPaper() {
    return new OnPaper(new PdfPrinter(Duration.ofSeconds(20)));
  }

  /// What Tomcat writes goes below our home. The document root is empty: everything that is served
  /// comes from the jar.
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> folders(OrchestratorSettings settings)
      throws IOException {
    var web = settings.home().resolve("web");
    var documents = Files.createDirectories(web.resolve("documents"));
    return tomcat -> {
      tomcat.setBaseDirectory(web.toFile());
      tomcat.setDocumentRoot(documents.toFile());
      tomcat.addContextCustomizers(WebWiring::refuseInOurWords);
    };
  }

  private static void refuseInOurWords(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(DoorRefusals.class.getName());
    }
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  Callers callers(
      Ledger ledger,
      OrchestratorSettings settings,
      TokenDesk tokens,
      SessionCookies cookies,
      AccountRows accounts) {
    var consoles =
        settings.members().stream().collect(Collectors.toMap(Member::node, WebWiring::console));
    return new Callers(
        ledger,
        consoles,
        tokens::caller,
        cookies,
        () -> settings.saml() != null || accounts.any(),
        settings.allowFrom());
  }

  private static String console(Member member) {
    var address = member.console();
    return "https://" + address.getHostString() + ":" + address.getPort();
  }
}
