package org.hikae.orchestrator.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.cluster.Leases;
import org.hikae.domain.history.Forecast;
import org.hikae.domain.history.MeanTime;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.runbook.Occasion;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of recoveries, and what the next one would take.
@RestController
@RequestMapping("/api/v1")
public final class HistoryApi {
  private final Board board;
  private final Recoveries recoveries;
  private final Leases leases;

  public HistoryApi(Board board, Recoveries recoveries, Leases leases) {
    this.board = board;
    this.recoveries = recoveries;
    this.leases = leases;
  }

  /// @param trends only of one service
  record HistoryView(
      List<RecoveryView> recoveries, List<MeanTimeView> meanTimes, List<TrendView> trends) {}

  record RecoveryView(
      String run,
      String runbook,
      String service,
      String tier,
      String occasion,
      Instant at,
      boolean back,
      double downtimeSeconds,
      double objectiveSeconds,
      boolean met) {
    static RecoveryView of(Recovery recovery) {
      return new RecoveryView(
          recovery.run().name(),
          recovery.runbook().name(),
          recovery.service().name(),
          recovery.tier().name(),
          recovery.occasion().name(),
          recovery.began(),
          recovery.back(),
          RunView.seconds(recovery.took()),
          RunView.seconds(recovery.downtime().limit()),
          recovery.met());
    }
  }

  record MeanTimeView(
      String month, String tier, String occasion, int recoveries, int failed, double meanSeconds) {
    static MeanTimeView of(MeanTime mean) {
      return new MeanTimeView(
          mean.month().toString(),
          mean.tier().name(),
          mean.occasion().name(),
          mean.recoveries(),
          mean.failed(),
          RunView.seconds(mean.mean()));
    }
  }

  /// @param change 0.25: a quarter longer than the mean of those before
  record TrendView(
      String occasion, double newestSeconds, double beforeSeconds, int over, double change) {}

  /// @param basis where the figures come from, in one sentence
  record PartView(
      String segment,
      Words title,
      double p50Seconds,
      double p95Seconds,
      int measured,
      String basis) {}

  /// @param unmeasured the segments that rest on no measurement
  record ForecastView(
      String service,
      double p50Seconds,
      double p95Seconds,
      double objectiveSeconds,
      boolean met,
      List<String> unmeasured,
      List<PartView> parts) {
    static ForecastView of(ServiceId service, Forecast forecast) {
      return new ForecastView(
          service.name(),
          RunView.seconds(forecast.p50()),
          RunView.seconds(forecast.p95()),
          RunView.seconds(forecast.objective()),
          forecast.judgement().met(),
          forecast.unmeasured().stream().map(part -> part.segment().name()).toList(),
          forecast.parts().stream()
              .map(
                  part ->
                      new PartView(
                          part.segment().name(),
                          Words.of(part.segment().title()),
                          RunView.seconds(part.p50()),
                          RunView.seconds(part.p95()),
                          part.measured(),
                          part.basis().en()))
              .toList());
    }
  }

  @GetMapping("/history")
  @Says("Recoveries that have ended, mean times by month, and the trend of a service.")
  HistoryView history(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "zone", defaultValue = "Asia/Tokyo") String zone) {
    var wanted = Optional.ofNullable(service).map(ServiceId::new);
    wanted.ifPresent(board::found);
    var history = recoveries.history(wanted);
    return new HistoryView(
        history.recoveries().reversed().stream().map(RecoveryView::of).toList(),
        history.meanTimes(calendar(zone)).stream().map(MeanTimeView::of).toList(),
        wanted.map(id -> trends(history, id)).orElse(List.of()));
  }

  private static ZoneId calendar(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + zone + "' is no time zone",
          "write it like Asia/Tokyo or UTC.");
    }
  }

  private static List<TrendView> trends(RecoveryHistory history, ServiceId service) {
    return Stream.of(Occasion.values())
        .flatMap(
            occasion ->
                history.trend(service, occasion).stream()
                    .map(
                        trend ->
                            new TrendView(
                                occasion.name(),
                                RunView.seconds(trend.newest()),
                                RunView.seconds(trend.before()),
                                trend.over(),
                                trend.change())))
        .toList();
  }

  @GetMapping("/services/{id}/forecast")
  @Says("What it would take to bring a service back if its site went now.")
  ForecastView forecast(@PathVariable("id") String id) {
    var service = board.found(new ServiceId(id));
    var holder = leases.current(service.id()).map(FencingToken::holder).orElse(service.home());
    return ForecastView.of(service.id(), recoveries.forecast(service, holder));
  }
}
