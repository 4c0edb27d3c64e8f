package org.hikae.orchestrator.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.console.Overview.Headline;
import org.hikae.orchestrator.console.Overview.JobRow;
import org.hikae.orchestrator.console.Overview.PointRow;
import org.hikae.orchestrator.console.Overview.RunCard;
import org.hikae.orchestrator.console.Overview.ServiceCard;
import org.hikae.orchestrator.console.Overview.SiteCard;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.JobView;
import org.hikae.orchestrator.http.JobView.Amount;
import org.hikae.orchestrator.http.PointView;
import org.hikae.orchestrator.http.RunView;
import org.hikae.orchestrator.http.StatusView;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.hikae.orchestrator.http.Words;
import org.jspecify.annotations.Nullable;

/// Puts the board's content into words of one language, for the moment at which it is asked.
final class OverviewMaker {
  private static final int POINTS = 6;
  private static final int JOBS = 6;
  private static final int CARDS = 24;
  private static final List<String> TONES = List.of("alarm", "watch", "quiet", "calm");

  /// In how many vaults a point is looked for on this page.
  private static final int VAULTS = 4;

  private final Board board;
  private final ZoneId zone;
  private final Language language;
  private final Instant now;
  private final Map<String, String> siteNames;
  private final StatusView status;

  OverviewMaker(Board board, Clock clock, ZoneId zone, Language language) {
    this.board = board;
    this.zone = zone;
    this.language = language;
    this.now = clock.instant();
    this.status = board.status();
    this.siteNames =
        status.sites().stream().collect(Collectors.toMap(SiteView::id, site -> in(site.name())));
  }

  Overview make() {
    var run =
        board.newestRuns().stream().filter(each -> each.occasion().equals("INCIDENT")).findFirst();
    return new Overview(
        status.node(),
        status.leader(),
        status.applied(),
        headline(run),
        status.sites().stream().map(this::site).toList(),
        urgent(),
        status.services().size(),
        run.map(this::run).orElse(null),
        points(),
        board.newestJobs().stream().limit(JOBS).map(this::job).toList(),
        time(now));
  }

  private RunCard run(RunView run) {
    return new RunCards(new Manner(language, zone, now), this::site).card(run);
  }

  private Headline headline(Optional<RunView> newest) {
    if (status.sites().isEmpty()) {
      return new Headline("headline.empty", "quiet", List.of());
    }
    if (status.leader() == null) {
      return new Headline("headline.leaderless", "alarm", List.of());
    }
    if (newest.isPresent() && newest.get().endedAt() == null) {
      var run = newest.get();
      var key =
          run.state().equals("WAITING_FOR_PERSON") ? "headline.waiting" : "headline.recovering";
      return new Headline(key, "alarm", List.of(in(run.serviceName()), site(run.to())));
    }
    return status.services().stream()
        .filter(service -> !tone(service).equals("calm"))
        .findFirst()
        .map(this::troubled)
        .orElseGet(() -> new Standing(status, language).headline());
  }

  private Headline troubled(ServiceView service) {
    var approval = awaitsApproval(service);
    return switch (tone(service)) {
      case "quiet" -> new Headline("headline.inactive", "quiet", List.of(in(service.name())));
      case "watch" -> new Headline("headline.suspected", "watch", List.of(in(service.name())));
      default ->
          new Headline(
              approval ? "headline.approve" : "headline.away",
              "alarm",
              List.of(in(service.name())));
    };
  }

  private SiteCard site(SiteView site) {
    var since = site.silentSince();
    return new SiteCard(
        site.id(),
        in(site.name()),
        site.role().toLowerCase(Locale.ROOT),
        site.reached(),
        since == null ? null : span(Duration.between(since, now)),
        site.nodes());
  }

  /// As many as fit a first page, what is not calm first.
  private List<ServiceCard> urgent() {
    return status.services().stream()
        .sorted(Comparator.comparingInt(service -> TONES.indexOf(tone(service))))
        .limit(CARDS)
        .map(this::service)
        .toList();
  }

  List<ServiceCard> services() {
    return status.services().stream().map(this::service).toList();
  }

  private ServiceCard service(ServiceView service) {
    var probe = service.lastProbe();
    var objectives = service.objectives();
    return new ServiceCard(
        service.id(),
        in(service.name()),
        service.tier().toLowerCase(Locale.ROOT),
        service.mode().toLowerCase(Locale.ROOT),
        service.site() == null ? null : site(service.site()),
        service.home().equals(service.site()),
        site(service.home()),
        site(service.recovery()),
        service.epoch(),
        service.address(),
        span(seconds(objectives.downtimeSeconds())),
        span(seconds(objectives.lossSeconds())),
        tone(service),
        probe == null ? null : Remarks.look(probe.saw(), probe.good(), language),
        probe == null ? null : span(Duration.between(probe.at(), now)),
        said(service.refusal() == null ? service.verdict() : service.refusal()),
        service.incident(),
        awaitsApproval(service));
  }

  private static boolean awaitsApproval(ServiceView service) {
    return "AwaitingApproval".equals(service.state());
  }

  private static String tone(ServiceView service) {
    if (service.site() == null) {
      return "quiet";
    }
    var probe = service.lastProbe();
    return switch (String.valueOf(service.state())) {
      case "Suspected", "CannotDecide" -> "watch";
      case "ServiceAway", "AwaitingApproval", "Lost" -> "alarm";
      default -> probe == null || probe.good() ? "calm" : "watch";
    };
  }

  /// A recovery point once, with all the vaults that hold it.
  private List<PointRow> points() {
    return board.newestPoints(POINTS * VAULTS).stream()
        .collect(Collectors.groupingBy(PointView::mark, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .limit(POINTS)
        .map(copies -> point(subject(copies.getFirst().service()), copies))
        .toList();
  }

  private PointRow point(String service, List<PointView> copies) {
    var any = copies.getFirst();
    return new PointRow(
        service,
        any.mark(),
        any.kind().toLowerCase(Locale.ROOT),
        time(any.consistentAt()),
        span(Duration.between(any.consistentAt(), now)),
        new Bytes(any.sourceBytes()).toString(),
        new Bytes(any.storedBytes()).toString(),
        copies.stream().map(copy -> site(copy.site())).sorted().toList());
  }

  private JobRow job(JobView job) {
    var leg = job.progress().values().stream().findFirst().orElse(null);
    return new JobRow(
        job.kind(),
        subject(job.subject()),
        job.state().toLowerCase(Locale.ROOT),
        time(job.beganAt()),
        first(failure(job.error()), summary(job), again(job), doing(leg)),
        leg == null ? 0 : percent(leg));
  }

  private @Nullable String doing(@Nullable Amount progress) {
    return progress == null ? null : Remarks.work(progress.doing(), language);
  }

  private @Nullable String again(JobView job) {
    return job.again().values().stream()
        .findFirst()
        .map(because -> Remarks.again(because, language))
        .orElse(null);
  }

  private @Nullable String failure(@Nullable String error) {
    return error == null ? null : Remarks.failure(error, language);
  }

  /// Agents say in English what a job came to; in Japanese its figures say it.
  private @Nullable String summary(JobView job) {
    var figures = job.figures();
    return language == Language.EN || figures == null || job.summary() == null
        ? job.summary()
        : String.format(
            Locale.ROOT,
            "%,d ファイル、読み取り %s、書き込み %s",
            figures.files(),
            new Bytes(figures.readBytes()),
            new Bytes(figures.writtenBytes()));
  }

  /// A service's name, or that of the site whose vault it is.
  private String subject(String id) {
    return status.services().stream()
        .filter(service -> service.id().equals(id))
        .map(service -> in(service.name()))
        .findFirst()
        .orElseGet(() -> site(id));
  }

  private static int percent(Amount amount) {
    return amount.total() == 0 ? 0 : (int) Math.min(100, 100 * amount.done() / amount.total());
  }

  private static String first(@Nullable String... texts) {
    for (var text : texts) {
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  private String site(String id) {
    return siteNames.getOrDefault(id, id);
  }

  private @Nullable String said(@Nullable Words words) {
    return words == null ? null : in(words);
  }

  private String in(Words words) {
    return language == Language.JA ? words.ja() : words.en();
  }

  private String span(Duration span) {
    return Spans.brief(span.isNegative() ? Duration.ZERO : span, language);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone).format(at);
  }
}
