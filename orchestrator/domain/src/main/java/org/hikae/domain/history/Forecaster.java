package org.hikae.domain.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Service;
import org.hikae.domain.history.Forecast.Part;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;

/// Forecasts from what drills and incidents have measured: rates for what grows with the data,
/// times for what does not.
///
/// @param leaseWait the longest that a lease has to be waited for
public record Forecaster(Duration leaseWait) {
  /// @param holds what the newest recovery point weighs
  /// @param samples recoveries of this service that got to their end
  public Forecast of(Service service, Bytes holds, List<Sample> samples) {
    var parts = new ArrayList<Part>();
    for (var segment : Segment.values()) {
      parts.add(
          switch (segment) {
            case DETECT -> times(segment, samples);
            case DECIDE -> decide(service, samples);
            case FENCE ->
                new Part(
                    segment,
                    leaseWait,
                    leaseWait,
                    0,
                    new Bilingual(
                        "assumed: the lease's term and margin, the longest that there is to wait",
                        "想定:リースの期間と余裕の合計(待ち時間の最大)"));
            case RESTORE -> restore(holds, samples);
            case START, VERIFY -> times(segment, samples);
            case REDIRECT -> times(segment, incidents(samples));
          });
    }
    return new Forecast(parts, service.objectives().downtime());
  }

  private static List<Sample> incidents(List<Sample> samples) {
    return samples.stream().filter(sample -> !sample.isDrill()).toList();
  }

  private Part decide(Service service, List<Sample> samples) {
    if (service.mode() == Mode.AUTOMATIC) {
      return times(Segment.DECIDE, incidents(samples));
    }
    var measured = times(Segment.DECIDE, incidents(samples));
    return measured.measured() > 0
        ? measured
        : new Part(
            Segment.DECIDE,
            Duration.ZERO,
            Duration.ZERO,
            0,
            new Bilingual(
                "unknown: no incident has shown yet how long people take to decide",
                "不明:判断にかかる時間は、障害対応での実績がまだない"));
  }

  private static Part restore(Bytes holds, List<Sample> samples) {
    var rates = samples.stream().flatMap(sample -> sample.rates().stream()).sorted().toList();
    if (rates.isEmpty()) {
      return new Part(
          Segment.RESTORE,
          Duration.ZERO,
          Duration.ZERO,
          0,
          new Bilingual(
              "unknown: nothing was restored yet, run a drill", "不明:まだ復元していない(訓練で計測できる)"));
    }
    var usual = quantile(rates, 0.5);
    var slow = quantile(rates, 0.05);
    return new Part(
        Segment.RESTORE,
        seconds(holds.count() / usual),
        seconds(holds.count() / slow),
        rates.size(),
        rate(holds, new Bytes(Math.round(usual)), new Bytes(Math.round(slow)), rates.size()));
  }

  private static Bilingual rate(Bytes holds, Bytes usual, Bytes slow, int restores) {
    return new Bilingual(
        "%s at %s/s (at worst %s/s), measured over %d restores"
            .formatted(holds, usual, slow, restores),
        "%s を毎秒 %s(最低 %s)、復元 %d回の実測".formatted(holds, usual, slow, restores));
  }

  private static Part times(Segment segment, List<Sample> samples) {
    if (samples.isEmpty()) {
      return new Part(
          segment,
          Duration.ZERO,
          Duration.ZERO,
          0,
          new Bilingual("unknown: never measured, run a drill", "不明:計測したことがない(訓練で計測できる)"));
    }
    var millis =
        samples.stream().map(sample -> (double) sample.took(segment).toMillis()).sorted().toList();
    return new Part(
        segment,
        Duration.ofMillis(Math.round(quantile(millis, 0.5))),
        Duration.ofMillis(Math.round(quantile(millis, 0.95))),
        samples.size(),
        new Bilingual(
            "measured in " + samples.size() + (samples.size() == 1 ? " recovery" : " recoveries"),
            "復旧 " + samples.size() + "回の実測"));
  }

  /// Between the two nearest of the sorted values.
  static double quantile(List<Double> sorted, double share) {
    var place = share * (sorted.size() - 1);
    var low = (int) Math.floor(place);
    var high = (int) Math.ceil(place);
    return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
