package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.domain.runbook.RunbookFolder;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.domain.siteloss.Patience;
import org.hikae.domain.siteloss.SiteLoss;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.BackupMoves;
import org.hikae.orchestrator.batch.Fence;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.batch.Moves;
import org.hikae.orchestrator.batch.Progress;
import org.hikae.orchestrator.batch.RunPlay;
import org.hikae.orchestrator.batch.SandboxMoves;
import org.hikae.orchestrator.batch.StepWork;
import org.hikae.orchestrator.batch.TwinMove;
import org.hikae.orchestrator.batch.UserMoves;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.PlanDesk;
import org.hikae.orchestrator.http.PlansApi;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.watch.Observer;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.orchestrator.watch.TwinWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binding runbooks and carrying out their moves.
@Configuration(proxyBeanMethods = false)
public class RunWiring {

  @Bean
  Runbooks runbooks(OrchestratorSettings settings) throws IOException {
    var folder = settings.runbooks();
    return new Runbooks(folder == null ? ShippedRunbooks.all() : RunbookFolder.read(folder));
  }

  @Bean
  Observer observer(Agents agents, Ledger ledger, Clock clock) {
    return new Observer(agents, ledger.leases(), clock);
  }

  @Bean
  RunOrders runOrders(EstateInForce estate, Observer observer, RunJournal journal, Clock clock) {
    return new RunOrders(estate, observer, journal, clock);
  }

  @Bean
  PlanDesk planDesk(
      Board board, Runbooks runbooks, RunOrders orders, RunJournal journal, RunPlay play) {
    return new PlanDesk(board, runbooks, orders, journal, play);
  }

  @Bean
  PlansApi plansApi(Runbooks runbooks, PlanDesk desk) {
    return new PlansApi(runbooks, desk);
  }

  @Bean
  TwinWatch twinWatch(
      OrchestratorSettings settings, EstateInForce estate, PleaDesk pleas, Clock clock) {
    var resolver = new SiteLoss(Patience.forLeaseTerm(settings.lease().term()));
    var watch = new TwinWatch(settings.node(), resolver, settings.heartbeat(), estate, clock);
    pleas.hearTwins(watch::heard);
    return watch;
  }

  @Bean
  StepWork stepWork(
      Agents agents,
      Errand errand,
      Leadership leadership,
      RunJournal journal,
      Progress progress,
      Clock clock) {
    return new StepWork(agents, errand, leadership, journal, progress, clock);
  }

  @Bean
  Moves moves(
      Fence fence,
      StepWork work,
      Agents agents,
      EstateInForce estate,
      JobDesk desk,
      Leadership leadership,
      ProbeHistory history,
      TwinWatch twins,
      OrchestratorSettings settings,
      Identity identity,
      Clock clock) {
    var http =
        HttpClient.newBuilder()
            .sslContext(identity.tls())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    return new Moves(
        fence,
        work,
        new BackupMoves(work, agents, estate, desk, clock),
        new UserMoves(work, leadership, history, http, clock),
        new SandboxMoves(work, settings.lease()),
        new TwinMove(work, twins, leadership, RandomGenerator.getDefault(), clock));
  }
}
