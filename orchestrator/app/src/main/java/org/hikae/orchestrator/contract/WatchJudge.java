package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.contract.Finding.Grade;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.probing.ProbeHistory;

/// REL-01: every service is looked at at least four times a day.
final class WatchJudge {
  private static final Duration QUARTER_DAY = Duration.ofHours(6);

  private final EstateInForce estate;
  private final ProbeHistory history;
  private final Clock clock;

  WatchJudge(EstateInForce estate, ProbeHistory history, Clock clock) {
    this.estate = estate;
    this.history = history;
    this.clock = clock;
  }

  Finding find() {
    var now = clock.instant();
    var services = estate.now().map(Estate::services).orElse(List.of());
    if (services.isEmpty()) {
      return new Finding(
          Grade.NOT_EVIDENCED, new Bilingual("there is no service yet", "サービスがまだない"), now);
    }
    var oldest = now;
    for (var service : services) {
      var last = history.last(service.id());
      if (last.isEmpty()) {
        return new Finding(
            Grade.NOT_EVIDENCED,
            new Bilingual(
                service.name().en() + " was not looked at yet",
                service.name().ja() + "はまだ監視されていない"),
            now);
      }
      oldest = last.get().sentAt().isBefore(oldest) ? last.get().sentAt() : oldest;
    }
    return of(services.size(), oldest, now);
  }

  private static Finding of(int services, Instant oldest, Instant now) {
    var ago = Duration.between(oldest, now);
    return new Finding(
        ago.compareTo(QUARTER_DAY) <= 0 ? Grade.MET : Grade.BROKEN,
        new Bilingual(
            services
                + " services are looked at from the users' side; the longest unseen was seen "
                + Spans.brief(ago, Language.EN)
                + " ago",
            services + "サービスを利用者側から監視中。最も間隔の空いたものは" + Spans.brief(ago, Language.JA) + "前に確認"),
        oldest);
  }
}
