package org.hikae.orchestrator.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.ServiceMonth;
import org.hikae.domain.monthly.TierMonth;
import org.hikae.domain.text.Csv;

/// Writes a [MonthlyRecord] as CSV (RFC 4180) for spreadsheets: three tables below one another,
/// each line with the table's name in front. Spans are seconds, moments ISO 8601 in UTC.
public final class MonthlyCsv {
  private static final String MEANS =
      "table,tier,occasion,recoveries,failed,mean_seconds,before_seconds,limit_seconds,met";
  private static final String RECOVERIES =
      "table,run,began,service,occasion,back,downtime_seconds,objective_seconds,met";
  private static final String SERVICES =
      "table,service,tier,availability,seen_seconds,away_seconds,points,widest_gap_seconds,"
          + "loss_objective_seconds,proven,drills,incidents";

  private MonthlyCsv() {}

  public static String of(MonthlyRecord record) {
    return Stream.of(
            Stream.of(MEANS),
            record.tiers().stream().map(MonthlyCsv::mean),
            Stream.of(RECOVERIES),
            record.recoveries().stream().map(MonthlyCsv::recovery),
            Stream.of(SERVICES),
            record.services().stream().map(MonthlyCsv::service))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String mean(TierMonth tier) {
    return line(
        "mean",
        word(tier.tier()),
        word(tier.occasion()),
        tier.recoveries(),
        tier.failed(),
        tier.mean().map(MonthlyCsv::seconds).orElse(""),
        tier.before().map(MonthlyCsv::seconds).orElse(""),
        seconds(tier.limit()),
        tier.any() ? tier.met() : "");
  }

  private static String recovery(Recovery recovery) {
    return line(
        "recovery",
        recovery.run(),
        recovery.began(),
        recovery.service(),
        word(recovery.occasion()),
        recovery.back(),
        seconds(recovery.took()),
        seconds(recovery.downtime().limit()),
        recovery.met());
  }

  private static String service(ServiceMonth service) {
    var seen = service.availability();
    return line(
        "service",
        service.id(),
        word(service.tier()),
        seen.share().isEmpty() ? "" : seen.share().getAsDouble(),
        seconds(seen.seen()),
        seconds(seen.away()),
        service.backups(),
        service.widestGap().map(MonthlyCsv::seconds).orElse(""),
        seconds(service.objectives().loss()),
        service.proven().map(Object::toString).orElse(""),
        service.drills(),
        service.incidents());
  }

  private static String line(Object... fields) {
    return Csv.line(Arrays.stream(fields));
  }

  private static String seconds(java.time.Duration span) {
    return String.format(Locale.ROOT, "%.3f", span.toMillis() / 1000.0);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
