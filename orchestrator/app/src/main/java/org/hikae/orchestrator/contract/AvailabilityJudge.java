package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.contract.Finding.Grade;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.probing.AvailabilityDays;

/// AVL-02: services were there for the share of the last 30 days that is asked for.
final class AvailabilityJudge {
  private static final int DAYS = 30;

  private final EstateInForce estate;
  private final AvailabilityDays days;
  private final Clock clock;
  private final ZoneId zone;

  AvailabilityJudge(EstateInForce estate, AvailabilityDays days, Clock clock, ZoneId zone) {
    this.estate = estate;
    this.days = days;
    this.clock = clock;
    this.zone = zone;
  }

  Finding find() {
    var services = estate.now().map(Estate::services).orElse(List.of());
    var seen = days.since(LocalDate.ofInstant(clock.instant(), zone).minusDays(DAYS - 1));
    var worst =
        finding(
            Grade.MET,
            services.size()
                + " services were there as long as is asked for, "
                + "over the last "
                + DAYS
                + " days",
            "過去" + DAYS + "日間、" + services.size() + "サービスすべてが求められる稼働率を満たした");
    if (services.isEmpty()) {
      return finding(Grade.NOT_EVIDENCED, "there is no service yet", "サービスがまだない");
    }
    for (var service : services) {
      var known = seen.get(service.id());
      var availability = known == null ? Availability.NOTHING : Availability.sum(known.values());
      if (availability.share().isEmpty()) {
        worst = worse(worst, unseen(service));
      } else if (availability.share().getAsDouble() < Availability.target(service.tier())) {
        worst = worse(worst, broken(service, availability.share().getAsDouble()));
      }
    }
    return worst;
  }

  private static Finding worse(Finding one, Finding other) {
    return one.grade().or(other.grade()) == one.grade() ? one : other;
  }

  private Finding unseen(Service service) {
    return finding(
        Grade.NOT_EVIDENCED,
        service.name().en() + " was not looked at for long enough yet",
        service.name().ja() + "はまだ十分に監視されていない");
  }

  private Finding broken(Service service, double share) {
    var asked = Availability.target(service.tier());
    return finding(
        Grade.BROKEN,
        "%s was there for %.3f %% of the last %d days, and %.1f %% are asked for"
            .formatted(service.name().en(), 100 * share, DAYS, 100 * asked),
        "%sの過去%d日間の稼働率は %.3f %%（求められる稼働率は %.1f %%）"
            .formatted(service.name().ja(), DAYS, 100 * share, 100 * asked));
  }

  private Finding finding(Grade grade, String en, String ja) {
    return new Finding(grade, new Bilingual(en, ja), clock.instant());
  }
}
