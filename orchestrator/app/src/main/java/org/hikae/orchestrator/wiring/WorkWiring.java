package org.hikae.orchestrator.wiring;

import java.time.Clock;
import java.util.List;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Identity;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.siteloss.Patience;
import org.hikae.domain.siteloss.SiteLoss;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.Carrier;
import org.hikae.orchestrator.batch.Fence;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.batch.JobPlay;
import org.hikae.orchestrator.batch.Moves;
import org.hikae.orchestrator.batch.OutageAccounts;
import org.hikae.orchestrator.batch.Progress;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.RunPlay;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.probing.Looker;
import org.hikae.orchestrator.probing.NetworkLooker;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.probing.Prober;
import org.hikae.orchestrator.retention.Proposals;
import org.hikae.orchestrator.retention.RetentionDesk;
import org.hikae.orchestrator.settings.ConfigFolder;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.watch.Incidents;
import org.hikae.orchestrator.watch.Observer;
import org.hikae.orchestrator.watch.Rounds;
import org.hikae.orchestrator.watch.RunOpening;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.orchestrator.watch.Silence;
import org.hikae.orchestrator.watch.SiteWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looking, deciding, and getting things done.
@Configuration(proxyBeanMethods = false)
public class WorkWiring {
  @Bean
  PleaDesk pleaDesk() {
    return new PleaDesk();
  }

  @Bean
  Leadership leadership(Ledger ledger) {
    return new Leadership(ledger);
  }

  @Bean
  Agents agents(Mesh mesh) {
    return new Agents(mesh);
  }

  @Bean
  Errand errand(Agents agents, Leadership leadership) {
    return new Errand(agents, leadership);
  }

  @Bean
  Progress progress() {
    return new Progress();
  }

  @Bean
  Looker looker(ConfigFolder folder, OrchestratorSettings settings, Identity identity) {
    return new NetworkLooker(folder.path(), settings.identity().resolve("ca.crt"), identity.tls());
  }

  @Bean
  AvailabilityDays availabilityDays(JdbcClient sql, Clock clock) {
    return new AvailabilityDays(sql, clock.getZone());
  }

  @Bean
  ProbeHistory probeHistory(JdbcClient sql, OrchestratorSettings settings, AvailabilityDays days) {
    return new ProbeHistory(sql, settings.node(), days);
  }

  @Bean
  Prober prober(
      OrchestratorSettings settings,
      EstateInForce estate,
      Looker looker,
      ProbeHistory history,
      Clock clock) {
    return new Prober(
        settings.node(),
        () -> estate.now().map(Estate::services).orElse(List.of()),
        looker,
        history,
        clock);
  }

  @Bean
  JobDesk jobDesk(Decisions decisions, EntryRows rows, JobRows jobs, DomainJson json, Clock clock) {
    return new JobDesk(decisions, rows, jobs, json, clock);
  }

  @Bean
  JobPlay jobPlay(
      Carrier carrier,
      JobDesk desk,
      Agents agents,
      Errand errand,
      EstateInForce estate,
      SnapshotRows snapshots,
      RetentionDesk retention,
      HousekeepingDesk housekeeping,
      Progress progress,
      Clock clock) {
    return new JobPlay(
        carrier, desk, agents, errand, estate, snapshots, retention, housekeeping, progress, clock);
  }

  @Bean
  RetentionDesk retentionDesk(EstateInForce estate, Agents agents, Proofs proofs, Clock clock) {
    return new RetentionDesk(estate, agents, proofs, clock);
  }

  @Bean
  Proposals proposals(Decisions decisions, EntryRows rows, DomainJson json, Clock clock) {
    return new Proposals(decisions, rows, json, clock);
  }

  @Bean
  Fence fence(Ledger ledger, Leadership leadership, RunJournal journal, Clock clock) {
    return new Fence(ledger.leases(), leadership, journal, clock);
  }

  @Bean
  OutageAccounts outageAccounts(
      Decisions decisions, EntryRows rows, DomainJson json, ProbeHistory history, Clock clock) {
    return new OutageAccounts(decisions, rows, json, history, clock);
  }

  @Bean
  RunPlay runPlay(
      Carrier carrier,
      RunJournal journal,
      Leadership leadership,
      Moves moves,
      OutageAccounts accounts,
      Progress progress,
      Clock clock) {
    return new RunPlay(carrier, journal, leadership, moves, accounts, progress, clock);
  }

  @Bean
  Silence silence(Mesh mesh, Clock clock) {
    return new Silence(mesh, clock);
  }

  @Bean
  Incidents incidents(Decisions decisions, EntryRows rows, DomainJson json, Clock clock) {
    return new Incidents(decisions, rows, json, clock);
  }

  @Bean
  RunOpening runOpening(
      Runbooks runbooks, EstateInForce estate, Observer observer, RunJournal journal, Clock clock) {
    return new RunOpening(runbooks, estate, observer, journal, clock);
  }

  @Bean
  SiteWatch siteWatch(
      OrchestratorSettings settings,
      EstateInForce estate,
      Ledger ledger,
      Leadership leadership,
      Silence silence,
      ProbeHistory history,
      Incidents incidents,
      RunOpening opening,
      Clock clock) {
    var resolver = new SiteLoss(Patience.forLeaseTerm(settings.lease().term()));
    return new SiteWatch(
        settings.node(),
        estate,
        ledger.leases(),
        leadership,
        silence,
        history,
        resolver,
        incidents,
        opening,
        clock);
  }

  @Bean
  Rounds rounds(
      SiteWatch watch,
      Leadership leadership,
      JobRows jobs,
      JobPlay jobPlay,
      RunJournal runs,
      RunPlay runPlay) {
    return new Rounds(watch, leadership, jobs, jobPlay, runs, runPlay);
  }
}
