package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.MeanTime;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.contract.Finding.Grade;

/// REL-03: mean time to recovery within 1 hour (core) and 3 hours (other). Incidents count; while a
/// tier has none in its newest month, its drills do, and that is said.
final class RecoveryJudge {
  private static final Duration CORE = Duration.ofHours(1);
  private static final Duration OTHER = Duration.ofHours(3);
  private static final double NEAR = 0.8;

  private final Recoveries recoveries;
  private final Clock clock;
  private final ZoneId zone;

  RecoveryJudge(Recoveries recoveries, Clock clock, ZoneId zone) {
    this.recoveries = recoveries;
    this.clock = clock;
    this.zone = zone;
  }

  Finding find() {
    var history = recoveries.history(Optional.empty());
    var means = history.meanTimes(zone);
    var judged =
        List.of(Tier.CORE, Tier.OTHER).stream()
            .flatMap(tier -> newest(means, tier).stream())
            .toList();
    if (judged.isEmpty()) {
      return new Finding(
          Grade.NOT_EVIDENCED,
          new Bilingual("nothing was recovered yet, not even in a drill", "復旧の実績がまだない(訓練もない)"),
          clock.instant());
    }
    var at = history.recoveries().stream().map(Recovery::began).max(Comparator.naturalOrder());
    return new Finding(
        judged.stream().map(RecoveryJudge::grade).reduce(Grade.MET, Grade::or),
        new Bilingual(words(judged, Language.EN), words(judged, Language.JA)),
        at.orElse(Instant.EPOCH));
  }

  /// The newest month of a tier: its incidents, else its drills.
  private static Optional<MeanTime> newest(List<MeanTime> means, Tier tier) {
    return means.stream()
        .filter(mean -> mean.tier() == tier)
        .max(
            Comparator.comparing(MeanTime::month)
                .thenComparing(mean -> mean.occasion() == Occasion.INCIDENT));
  }

  private static Grade grade(MeanTime mean) {
    if (mean.recoveries() == 0 || mean.mean().compareTo(limit(mean)) > 0) {
      return Grade.BROKEN;
    }
    var near = mean.mean().toMillis() > NEAR * limit(mean).toMillis();
    return near || mean.failed() > 0 ? Grade.AT_RISK : Grade.MET;
  }

  private static Duration limit(MeanTime mean) {
    return mean.tier() == Tier.CORE ? CORE : OTHER;
  }

  private static String words(List<MeanTime> judged, Language language) {
    return String.join(
        language == Language.JA ? "。" : "; ",
        judged.stream().map(mean -> words(mean, language)).toList());
  }

  private static String words(MeanTime mean, Language language) {
    var took = mean.recoveries() == 0 ? "–" : Spans.brief(mean.mean(), language);
    var limit = Spans.brief(limit(mean), language);
    var all = mean.recoveries() + mean.failed();
    var drill = mean.occasion() == Occasion.DRILL;
    var core = mean.tier() == Tier.CORE;
    return language == Language.JA
        ? "%s %s:%s%d件の平均 %s(目標 %s)、失敗 %d件"
            .formatted(
                mean.month(),
                core ? "基幹業務" : "基幹業務以外",
                drill ? "訓練" : "障害対応",
                all,
                took,
                limit,
                mean.failed())
        : "%s, %s: mean of %d %s %s of %s, %d failed"
            .formatted(
                mean.month(),
                core ? "core" : "other",
                all,
                drill ? "drills" : "incidents",
                took,
                limit,
                mean.failed());
  }
}
