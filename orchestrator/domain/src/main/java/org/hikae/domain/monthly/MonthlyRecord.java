package org.hikae.domain.monthly;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Objectives;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.recovery.RecoveryRecord.Author;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.text.Bilingual;

/// Everything that a monthly report says, before it is written in any form.
///
/// @param zone whose calendar the month is of
/// @param over whether the month had ended when this was made
/// @param recoveries those that began in the month, oldest first
/// @param notices how many were raised
public record MonthlyRecord(
    YearMonth month,
    ZoneId zone,
    boolean over,
    List<TierMonth> tiers,
    List<ServiceMonth> services,
    List<Recovery> recoveries,
    List<JobCount> jobs,
    int notices,
    Author author) {
  private static final Duration LATELY = Duration.ofDays(90);

  public MonthlyRecord {
    tiers = List.copyOf(tiers);
    services = List.copyOf(services);
    recoveries = List.copyOf(recoveries);
    jobs = List.copyOf(jobs);
  }

  /// Judges what was observed.
  ///
  /// @param history all recoveries that are known
  public static MonthlyRecord of(
      Span span, Estate estate, RecoveryHistory history, Observed observed, Author author) {
    var inMonth =
        history.recoveries().stream().filter(each -> span.contains(each.began())).toList();
    return new MonthlyRecord(
        span.month(),
        span.zone(),
        !author.at().isBefore(span.end()),
        tiers(span, history),
        estate.services().stream()
            .map(each -> service(each, span, history, observed, author.at()))
            .toList(),
        inMonth,
        observed.jobs(),
        observed.notices(),
        author);
  }

  private static List<TierMonth> tiers(Span span, RecoveryHistory history) {
    var means = history.meanTimes(span.zone());
    var tiers = new ArrayList<TierMonth>();
    for (var tier : Tier.values()) {
      for (var occasion : Occasion.values()) {
        var own =
            means.stream()
                .filter(mean -> mean.tier() == tier && mean.occasion() == occasion)
                .toList();
        var now = own.stream().filter(mean -> mean.month().equals(span.month())).findFirst();
        tiers.add(
            new TierMonth(
                tier,
                occasion,
                now.map(mean -> mean.recoveries()).orElse(0),
                now.map(mean -> mean.failed()).orElse(0),
                now.filter(mean -> mean.recoveries() > 0).map(mean -> mean.mean()),
                own.stream()
                    .filter(mean -> mean.month().isBefore(span.month()) && mean.recoveries() > 0)
                    .map(mean -> mean.mean())
                    .findFirst(),
                Objectives.of(tier).downtime()));
      }
    }
    return tiers;
  }

  private static ServiceMonth service(
      Service service, Span span, RecoveryHistory history, Observed observed, Instant now) {
    var own =
        history.recoveries().stream().filter(each -> each.service().equals(service.id())).toList();
    var proven =
        own.stream()
            .filter(each -> each.back() && each.began().isBefore(span.end()))
            .map(Recovery::began)
            .reduce((_, later) -> later);
    var backups = observed.backups(service.id());
    return new ServiceMonth(
        service.id(),
        service.name(),
        service.tier(),
        service.objectives(),
        observed.availability(service.id()),
        (int) backups.stream().filter(span::contains).count(),
        span.widestGap(backups, now),
        count(own, span, Occasion.DRILL),
        count(own, span, Occasion.INCIDENT),
        proven,
        proven.filter(at -> !at.isBefore(span.end().minus(LATELY))).isPresent());
  }

  private static int count(List<Recovery> own, Span span, Occasion occasion) {
    return (int)
        own.stream()
            .filter(each -> each.occasion() == occasion && span.contains(each.began()))
            .count();
  }

  /// Whether nothing in it is short of what is asked for.
  public boolean good() {
    return tiers.stream().allMatch(TierMonth::met)
        && recoveries.stream().allMatch(Recovery::met)
        && services.stream()
            .allMatch(
                each ->
                    each.provenLately()
                        && each.available().orElse(true)
                        && each.covered().orElse(false));
  }

  /// The month in one sentence.
  public Bilingual sentence() {
    var found = shortcomings();
    if (services.isEmpty()) {
      return new Bilingual("There was no service to protect.", "保護対象のサービスはありませんでした。");
    }
    if (found.isEmpty()) {
      return new Bilingual(
          "Every service was there and protected as asked for, and was brought back within its"
              + " objective.",
          "すべてのサービスが目標どおり稼働・保護され、目標時間内に復旧できることを確認しました。");
    }
    return new Bilingual(
        "Short of what is asked for: "
            + String.join("; ", found.stream().map(Bilingual::en).toList())
            + ".",
        "目標に届かなかった項目:" + String.join("、", found.stream().map(Bilingual::ja).toList()) + "。");
  }

  private List<Bilingual> shortcomings() {
    var found = new ArrayList<Bilingual>();
    add(
        found,
        recoveries.stream().filter(each -> !each.met()).count(),
        recoveries.size(),
        "recoveries",
        "復旧");
    add(
        found,
        services.stream().filter(each -> !each.available().orElse(true)).count(),
        services.size(),
        "services in their availability",
        "サービスの稼働率");
    add(
        found,
        services.stream().filter(each -> !each.covered().orElse(false)).count(),
        services.size(),
        "services in the age of their recovery points",
        "サービスの復旧ポイントの間隔");
    add(
        found,
        services.stream().filter(each -> !each.provenLately()).count(),
        services.size(),
        "services without a good drill or recovery in 90 days",
        "90日以内に復旧の実績がないサービス");
    return found;
  }

  private static void add(List<Bilingual> to, long count, int of, String en, String ja) {
    if (count > 0) {
      to.add(new Bilingual(count + " of " + of + " " + en, ja + " " + of + "件中" + count + "件"));
    }
  }
}
