package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.monthly.JobCount;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.ServiceMonth;
import org.hikae.domain.monthly.TierMonth;
import org.hikae.orchestrator.http.HistoryApi.RecoveryView;
import org.jspecify.annotations.Nullable;

/// A month, as it is reported.
///
/// @param month `2026-11`
/// @param over whether it had ended when this was made
/// @param good whether nothing in it is short of what is asked for
/// @param jobs how often each kind of job was done
public record MonthlyView(
    String month,
    String zone,
    boolean over,
    boolean good,
    Words sentence,
    List<TierView> meanTimes,
    List<RecoveryView> recoveries,
    List<ServiceView> services,
    List<JobCount> jobs,
    int notices,
    String by,
    Instant at) {

  /// @param meanSeconds null without a recovery
  /// @param beforeSeconds that of the newest earlier month that has one; null without
  record TierView(
      String tier,
      String occasion,
      int recoveries,
      int failed,
      @Nullable Double meanSeconds,
      @Nullable Double beforeSeconds,
      double limitSeconds,
      boolean met) {
    static TierView of(TierMonth tier) {
      return new TierView(
          tier.tier().name(),
          tier.occasion().name(),
          tier.recoveries(),
          tier.failed(),
          tier.mean().map(RunView::seconds).orElse(null),
          tier.before().map(RunView::seconds).orElse(null),
          RunView.seconds(tier.limit()),
          tier.met());
    }
  }

  /// @param share of the time in which somebody looked; null when nobody did
  /// @param widestGapSeconds the longest time between two recovery points; null without any
  /// @param proven when a point was last brought back; null: never
  record ServiceView(
      String service,
      Words name,
      String tier,
      @Nullable Double share,
      @Nullable Boolean available,
      double seenSeconds,
      double awaySeconds,
      int points,
      @Nullable Double widestGapSeconds,
      double lossObjectiveSeconds,
      @Nullable Boolean covered,
      @Nullable Instant proven,
      boolean provenLately,
      int drills,
      int incidents) {
    static ServiceView of(ServiceMonth service) {
      var share = service.availability().share();
      return new ServiceView(
          service.id().name(),
          Words.of(service.name()),
          service.tier().name(),
          share.isEmpty() ? null : share.getAsDouble(),
          service.available().orElse(null),
          RunView.seconds(service.availability().seen()),
          RunView.seconds(service.availability().away()),
          service.backups(),
          service.widestGap().map(RunView::seconds).orElse(null),
          RunView.seconds(service.objectives().loss()),
          service.covered().orElse(null),
          service.proven().orElse(null),
          service.provenLately(),
          service.drills(),
          service.incidents());
    }
  }

  static MonthlyView of(MonthlyRecord record) {
    return new MonthlyView(
        record.month().toString(),
        record.zone().getId(),
        record.over(),
        record.good(),
        Words.of(record.sentence()),
        record.tiers().stream().map(TierView::of).toList(),
        record.recoveries().stream().map(RecoveryView::of).toList(),
        record.services().stream().map(ServiceView::of).toList(),
        record.jobs(),
        record.notices(),
        record.author().node().toString(),
        record.author().at());
  }
}
