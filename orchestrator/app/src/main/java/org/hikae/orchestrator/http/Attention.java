package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.run.NextMove;
import org.hikae.domain.run.Run;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.http.AttentionView.Level;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.NewestPoints.Newest;
import org.hikae.orchestrator.schedule.ScheduleBoard;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.protocol.SiteId;

/// What is wrong now, the worst first, and what to do next: the same for the console and the
/// command line.
public final class Attention {
  private final Board board;
  private final NewestPoints points;
  private final Proofs proofs;
  private final ScheduleBoard schedules;
  private final Volumes volumes;
  private final AvailabilityRemarks availability;
  private final Clock clock;

  public Attention(
      Board board,
      NewestPoints points,
      Proofs proofs,
      ScheduleBoard schedules,
      Volumes volumes,
      AvailabilityRemarks availability,
      Clock clock) {
    this.board = board;
    this.points = points;
    this.proofs = proofs;
    this.schedules = schedules;
    this.volumes = volumes;
    this.availability = availability;
    this.clock = clock;
  }

  /// At least one item: that all is well, if nothing is wrong.
  public List<AttentionView> now() {
    var status = board.status();
    var items = new ArrayList<AttentionView>();
    if (status.leader() == null) {
      items.add(
          AttentionView.alarm(
              "Nobody leads: no majority of the orchestrators is there, nothing can be decided.",
              "リーダーがいません。オーケストレーターの過半数が揃わず、何も決定できません。",
              "hikae orchestrator run --config FILE",
              "/"));
    }
    status.services().forEach(service -> state(service).ifPresent(items::add));
    status.services().forEach(service -> elsewhere(service, status).ifPresent(items::add));
    board.journal().open().forEach(run -> waiting(run).ifPresent(items::add));
    items.addAll(SilenceRemarks.of(status));
    board
        .estate()
        .now()
        .ifPresentOrElse(estate -> items.addAll(points(estate)), () -> items.add(none()));
    schedules.all().forEach(each -> ScheduleRemarks.of(each).forEach(items::add));
    items.addAll(VaultRemarks.of(board.newestJobs("verify"), board.newestJobs("retention")));
    items.addAll(VolumeRemarks.of(volumes.all()));
    board.estate().now().ifPresent(estate -> items.addAll(availability.of(estate)));
    items.sort(Comparator.comparing(AttentionView::level));
    return items.isEmpty() ? List.of(calm(status)) : List.copyOf(items);
  }

  private static AttentionView calm(StatusView status) {
    return new AttentionView(
        Level.CALM,
        new Words(
            "All is well: %s up, %s heard, every copy young enough and proven."
                .formatted(
                    counted(status.services().size(), "service"),
                    counted(status.sites().size(), "site")),
            "異常はありません。%dサービスが稼働し、%dサイトが応答し、複製はすべて新しく実証済みです。"
                .formatted(status.services().size(), status.sites().size())),
        "",
        "/");
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static AttentionView none() {
    return AttentionView.watch(
        "No estate is in force yet: nothing is protected.",
        "構成がまだ登録されていません。何も保護されていません。",
        "hikae estate apply estate.yaml",
        "/estate/edit");
  }

  private static Optional<AttentionView> state(ServiceView service) {
    var en = service.name().en();
    var ja = service.name().ja();
    var page = "/services/" + service.id();
    var plan = "hikae failover plan " + service.id();
    if (service.site() == null) {
      return Optional.of(
          AttentionView.watch(
              en + " is active nowhere yet.",
              ja + "はまだどこでも稼働していません。",
              "hikae agent run --config FILE",
              page));
    }
    return switch (String.valueOf(service.state())) {
      case "AwaitingApproval" ->
          Optional.of(
              AttentionView.alarm(
                  en + ": its site is lost. A person has to approve the failover.",
                  ja + "の稼働サイトが失われました。切替には承認が必要です。",
                  "hikae failover run " + service.id(),
                  page));
      case "Lost" ->
          Optional.of(
              AttentionView.alarm(en + ": its site is lost.", ja + "の稼働サイトが失われました。", plan, page));
      case "ServiceAway" ->
          Optional.of(
              AttentionView.alarm(
                  en + " does not answer its users.", ja + "が利用者に応答していません。", plan, page));
      case "Suspected", "CannotDecide" ->
          Optional.of(
              AttentionView.watch(
                  en + ": something is wrong, not yet certain what.",
                  ja + "に異常の兆候があります(未確定)。",
                  plan,
                  page));
      default -> Optional.empty();
    };
  }

  /// It answers, and is to come home one day.
  private static Optional<AttentionView> elsewhere(ServiceView service, StatusView status) {
    var at = service.site();
    if (at == null || at.equals(service.home())) {
      return Optional.empty();
    }
    var home = name(service.home(), status);
    var here = name(at, status);
    return Optional.of(
        AttentionView.watch(
            "%s runs at %s, not at its home %s."
                .formatted(service.name().en(), here.en(), home.en()),
            "%sは本来の%sではなく%sで稼働しています。".formatted(service.name().ja(), home.ja(), here.ja()),
            "hikae failback plan " + service.id(),
            "/services/" + service.id()));
  }

  private static Words name(String site, StatusView status) {
    return status.sites().stream()
        .filter(each -> each.id().equals(site))
        .map(StatusView.SiteView::name)
        .findFirst()
        .orElseGet(() -> new Words(site, site));
  }

  private static Optional<AttentionView> waiting(Run run) {
    var verb = verb(run);
    var page = "/runs/" + run.id() + "/follow";
    var en =
        "The "
            + (run.plan().isDrill() ? "drill" : "recovery")
            + " of "
            + run.plan().serviceName().en();
    var ja = run.plan().serviceName().ja() + (run.plan().isDrill() ? "の訓練" : "の復旧");
    return switch (run.next()) {
      case NextMove.AwaitPerson(var step, _, _) ->
          Optional.of(
              AttentionView.alarm(
                  en + " waits for a person: " + step.step().title().en() + ".",
                  ja + "が担当者を待っています:" + step.step().title().ja(),
                  "hikae " + verb + " answer " + run.id() + " " + step.id() + " confirm",
                  page));
      case NextMove.HandOver(var step, _) ->
          Optional.of(
              AttentionView.alarm(
                  en + ": step '" + step.step().title().en() + "' failed for good; decide.",
                  ja + ":手順「" + step.step().title().ja() + "」が失敗しました。判断が必要です。",
                  "hikae " + verb + " answer " + run.id() + " " + step.id() + " retry",
                  page));
      case NextMove.Begin _,
          NextMove.CarryOn _,
          NextMove.RetryAfter _,
          NextMove.End _,
          NextMove.Rest _ ->
          run.plan().isDrill()
              ? Optional.empty()
              : Optional.of(
                  AttentionView.alarm(
                      en + " is under way.",
                      ja + "を実行中です。",
                      "hikae " + verb + " status " + run.id(),
                      page));
    };
  }

  private static String verb(Run run) {
    if (run.plan().isDrill()) {
      return "drill";
    }
    return switch (run.plan().kind()) {
      case SWITCHOVER -> "switchover";
      case FAILBACK -> "failback";
      case FAILOVER, IN_PLACE -> "failover";
    };
  }

  private List<AttentionView> points(Estate estate) {
    var newest = points.of(estate, estate.services());
    var proven = proofs.newest();
    var items = new ArrayList<AttentionView>();
    for (var service : estate.services()) {
      late(estate, service, newest).ifPresent(items::add);
      if (!proven.containsKey(service.id())) {
        items.add(
            AttentionView.watch(
                service.name().en() + " was never brought back: nobody knows whether it can be.",
                service.name().ja() + "は一度も復元されていません。復元できるかは不明です。",
                "hikae drill run " + service.id(),
                "/services/" + service.id()));
      }
    }
    return items;
  }

  private Optional<AttentionView> late(Estate estate, Service service, Newest newest) {
    var copies = newest.in(service.id());
    var holder = holder(service);
    var at =
        estate.vaults().stream()
            .filter(vault -> !vault.site().equals(holder))
            .flatMap(vault -> Optional.ofNullable(copies.get(vault.name())).stream())
            .map(RecoveryPoint::consistentAt)
            .max(Comparator.naturalOrder());
    var page = "/points/" + service.id();
    if (at.isEmpty()) {
      return Optional.of(
          AttentionView.alarm(
              service.name().en() + " has no copy at another site.",
              service.name().ja() + "の複製が他のサイトにありません。",
              "hikae failover plan " + service.id(),
              page));
    }
    var age = Duration.between(at.get(), clock.instant());
    return age.compareTo(service.objectives().loss()) <= 0
        ? Optional.empty()
        : Optional.of(
            AttentionView.watch(
                "%s would fall back %s, and may lose %s."
                    .formatted(
                        service.name().en(),
                        Spans.brief(age, Language.EN),
                        Spans.brief(service.objectives().loss(), Language.EN)),
                "%sは%s前まで戻ります(許容は%s)。"
                    .formatted(
                        service.name().ja(),
                        Spans.brief(age, Language.JA),
                        Spans.brief(service.objectives().loss(), Language.JA)),
                "hikae drill plan " + service.id(),
                page));
  }

  private SiteId holder(Service service) {
    return board
        .ledger()
        .leases()
        .current(service.id())
        .map(token -> token.holder())
        .orElse(service.home());
  }
}
