package org.hikae.orchestrator.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.Forecast;
import org.hikae.domain.history.Forecaster;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.history.Sample;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.text.Bytes;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// Recoveries that have ended, as the journals tell them, and what they say about the next.
public final class Recoveries {
  private static final int REMEMBERED = 500;

  private final RunJournal journal;
  private final OutageAccounts accounts;
  private final EstateInForce estate;
  private final SnapshotRows snapshots;
  private final Forecaster forecaster;

  public Recoveries(
      RunJournal journal,
      OutageAccounts accounts,
      EstateInForce estate,
      SnapshotRows snapshots,
      Forecaster forecaster) {
    this.journal = journal;
    this.accounts = accounts;
    this.estate = estate;
    this.snapshots = snapshots;
    this.forecaster = forecaster;
  }

  /// The newest, of one service or of all. Planned moves are no recoveries and are left out.
  public RecoveryHistory history(Optional<ServiceId> service) {
    var recoveries = new ArrayList<Recovery>();
    for (var run : ended()) {
      if (service.map(run.plan().service()::equals).orElse(true)) {
        recoveries.add(recovery(run));
      }
    }
    return new RecoveryHistory(recoveries);
  }

  /// What the run came to, if it has ended and is a recovery.
  public Optional<Recovery> of(Run run) {
    return Optional.of(run).filter(Recoveries::counts).map(this::recovery);
  }

  /// What it would take if the service's site went now. `holder` is where it is active.
  public Forecast forecast(Service service, SiteId holder) {
    var samples =
        ended().stream()
            .filter(run -> run.plan().service().equals(service.id()))
            .filter(Recoveries::isBack)
            .map(run -> new Sample(run, accounts.of(run)))
            .toList();
    return forecaster.of(service, weight(service, holder), samples);
  }

  /// The newest point in a vault of another site than the one that would be lost.
  private Bytes weight(Service service, SiteId holder) {
    return estate.now().stream()
        .flatMap(now -> now.vaults().stream())
        .filter(vault -> !vault.site().equals(holder))
        .flatMap(
            vault ->
                RecoveryPoints.of(service, snapshots.of(vault.name(), service.id()))
                    .newest()
                    .stream())
        .map(point -> point.size())
        .findFirst()
        .orElse(Bytes.NONE);
  }

  private List<Run> ended() {
    return journal.newest(REMEMBERED).stream().filter(Recoveries::counts).toList();
  }

  private static boolean counts(Run run) {
    return run.ended().isPresent()
        && (!run.plan().kind().planned() || run.plan().isDrill())
        && run.plan().steps().stream().anyMatch(step -> step.restores());
  }

  private Recovery recovery(Run run) {
    var plan = run.plan();
    return new Recovery(
        run.id(),
        plan.runbook(),
        plan.service(),
        estate
            .now()
            .flatMap(now -> now.service(plan.service()))
            .map(Service::tier)
            .orElse(Tier.OTHER),
        plan.occasion(),
        run.opened().at(),
        isBack(run),
        accounts.of(run).against(plan.objectives().downtime()));
  }

  private static boolean isBack(Run run) {
    return run.ended().filter(end -> end.result() instanceof RunResult.Recovered).isPresent();
  }
}
