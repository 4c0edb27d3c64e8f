package org.hikae.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.outage.OutageClock;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.text.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  @Tag("REL-03")
  void drillsAndIncidentsAreNeverAveragedTogether() {
    var history =
        new RecoveryHistory(
            List.of(
                recovery("a", "2026-10-03T01:00:00Z", Occasion.DRILL, 10, true),
                recovery("b", "2026-10-20T01:00:00Z", Occasion.DRILL, 20, true),
                recovery("c", "2026-10-21T01:00:00Z", Occasion.DRILL, 99, false),
                recovery("d", "2026-10-22T01:00:00Z", Occasion.INCIDENT, 50, true),
                recovery("e", "2026-10-31T20:00:00Z", Occasion.INCIDENT, 70, true)));

    assertThat(history.meanTimes(TOKYO))
        .extracting(Object::toString)
        .containsExactly(
            "MeanTime[month=2026-11, tier=CORE, occasion=INCIDENT, recoveries=1, failed=0,"
                + " mean=PT1H10M]",
            "MeanTime[month=2026-10, tier=CORE, occasion=INCIDENT, recoveries=1, failed=0,"
                + " mean=PT50M]",
            "MeanTime[month=2026-10, tier=CORE, occasion=DRILL, recoveries=2, failed=1,"
                + " mean=PT15M]");
    assertThat(history.trend(REGISTRY, Occasion.DRILL).orElseThrow().change()).isEqualTo(1.0);
    assertThat(history.trend(REGISTRY, Occasion.INCIDENT).orElseThrow().before())
        .isEqualTo(Duration.ofMinutes(50));
  }

  @Test
  void aForecastSaysWhatEachPartRestsOn() {
    var run = Runs.recovered().run();
    var sample = new Sample(run, new OutageClock(run, Runs.looks()).at(Runs.after(25_000)));
    var forecaster = new Forecaster(Duration.ofSeconds(7));

    var forecast =
        forecaster.of(Estates.registry(Mode.ASSISTED), new Bytes(1_820_000_000L), List.of(sample));

    var restore = part(forecast, Segment.RESTORE);
    assertThat(restore.measured()).isEqualTo(1);
    assertThat(restore.p50()).isEqualTo(Duration.ofSeconds(10)); // 182 MB took 1 s
    assertThat(part(forecast, Segment.FENCE).basis().en()).startsWith("assumed");
    assertThat(forecast.judgement().met()).isTrue();
    assertThat(forecast.p95()).isGreaterThanOrEqualTo(forecast.p50());
  }

  @Test
  void whatWasNeverMeasuredIsCalledUnknown() {
    var forecast =
        new Forecaster(Duration.ofSeconds(7))
            .of(Estates.registry(Mode.ASSISTED), new Bytes(1), List.of());

    assertThat(forecast.unmeasured()).hasSize(Segment.values().length);
    assertThat(part(forecast, Segment.RESTORE).basis().en()).contains("run a drill");
  }

  @Test
  void quantilesLieBetweenTheirNeighbours() {
    assertThat(Forecaster.quantile(List.of(1.0, 2.0, 4.0), 0.5)).isEqualTo(2.0);
    assertThat(Forecaster.quantile(List.of(1.0, 3.0), 0.5)).isEqualTo(2.0);
    assertThat(Forecaster.quantile(List.of(5.0), 0.95)).isEqualTo(5.0);
  }

  private static Forecast.Part part(Forecast forecast, Segment segment) {
    return forecast.parts().stream()
        .filter(part -> part.segment() == segment)
        .findFirst()
        .orElseThrow();
  }

  private static Recovery recovery(
      String run, String began, Occasion occasion, long minutes, boolean back) {
    return new Recovery(
        new RunId(run),
        new RunbookId("site-loss"),
        REGISTRY,
        Tier.CORE,
        occasion,
        Instant.parse(began),
        back,
        new Judgement(Duration.ofMinutes(minutes), Duration.ofHours(1)));
  }
}
