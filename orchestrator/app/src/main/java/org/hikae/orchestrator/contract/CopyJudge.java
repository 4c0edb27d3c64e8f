package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Proofs.OfPoint;
import org.hikae.orchestrator.contract.Finding.Grade;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.NewestPoints.Newest;
import org.hikae.protocol.ServiceId;

/// AVL-03: every service has a copy in a remote vault that is young enough, and was brought back
/// from one lately.
final class CopyJudge {
  private static final Duration LATELY = Duration.ofDays(90);

  private final EstateInForce estate;
  private final NewestPoints points;
  private final Proofs proofs;
  private final Clock clock;

  CopyJudge(EstateInForce estate, NewestPoints points, Proofs proofs, Clock clock) {
    this.estate = estate;
    this.points = points;
    this.proofs = proofs;
    this.clock = clock;
  }

  private record Seen(Estate estate, Newest newest, Map<ServiceId, OfPoint> proven) {}

  Finding find() {
    var known = estate.now();
    var now = clock.instant();
    if (known.isEmpty() || known.get().services().isEmpty()) {
      return new Finding(
          Grade.NOT_EVIDENCED, new Bilingual("there is no service yet", "サービスがまだない"), now);
    }
    var grade = Grade.MET;
    var worries = new ArrayList<Bilingual>();
    var seen =
        new Seen(known.get(), points.of(known.get(), known.get().services()), proofs.newest());
    for (var service : known.get().services()) {
      var worry = worry(seen, service, now);
      if (worry.isPresent()) {
        grade = grade.or(worry.get().grade());
        worries.add(worry.get().sentence());
      }
    }
    return new Finding(grade, worries.isEmpty() ? allGood(known.get()) : said(worries), now);
  }

  private static Optional<Finding> worry(Seen seen, Service service, Instant now) {
    var newest = remote(seen, service);
    if (newest.isEmpty()) {
      return worry(Grade.BROKEN, service, "has no copy at its recovery site", "復旧サイトに複製がない", now);
    }
    var age = Duration.between(newest.get().consistentAt(), now);
    if (age.compareTo(service.objectives().loss()) > 0) {
      return worry(
          Grade.AT_RISK,
          service,
          "its newest remote copy is " + Spans.brief(age, Language.EN) + " old",
          "最新の遠隔複製が" + Spans.brief(age, Language.JA) + "前のもの",
          now);
    }
    var proof = seen.proven().get(service.id());
    return proof == null || Duration.between(proof.at(), now).compareTo(LATELY) > 0
        ? worry(
            Grade.AT_RISK,
            service,
            "was not brought back in the last 90 days",
            "90日以内に復元していない",
            now)
        : Optional.empty();
  }

  private static Optional<RecoveryPoint> remote(Seen seen, Service service) {
    var newest = seen.newest().in(service.id());
    return seen.estate()
        .vaultsAt(service.recovery())
        .flatMap(vault -> Optional.ofNullable(newest.get(vault.name())).stream())
        .findFirst();
  }

  private static Optional<Finding> worry(
      Grade grade, Service service, String english, String japanese, Instant now) {
    return Optional.of(
        new Finding(
            grade,
            new Bilingual(
                service.name().en() + ": " + english, service.name().ja() + ":" + japanese),
            now));
  }

  private static Bilingual said(List<Bilingual> worries) {
    return new Bilingual(
        String.join("; ", worries.stream().map(Bilingual::en).toList()),
        String.join("。", worries.stream().map(Bilingual::ja).toList()));
  }

  private static Bilingual allGood(Estate known) {
    var count = known.services().size();
    return new Bilingual(
        "all of " + count + " services have a young copy at the recovery site, proven by a restore",
        count + "サービスすべてに、復元で確認済みの新しい遠隔複製がある");
  }
}
