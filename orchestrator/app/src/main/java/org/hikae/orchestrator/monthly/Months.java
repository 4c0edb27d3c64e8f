package org.hikae.orchestrator.monthly;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.Observed;
import org.hikae.domain.monthly.Span;
import org.hikae.domain.recovery.RecoveryRecord.Author;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The months of which something is known, and what each was like.
public final class Months {
  private final EstateInForce estate;
  private final Recoveries recoveries;
  private final AvailabilityDays days;
  private final MonthlyRows rows;
  private final NodeId node;
  private final Clock clock;

  /// @param node who makes the reports
  /// @param clock of the calendar that the months are of
  public Months(
      EstateInForce estate,
      Recoveries recoveries,
      AvailabilityDays days,
      JdbcClient sql,
      NodeId node,
      Clock clock) {
    this.estate = estate;
    this.recoveries = recoveries;
    this.days = days;
    this.rows = new MonthlyRows(sql);
    this.node = node;
    this.clock = clock;
  }

  /// From this month back to the first of which anything is known; this one alone when that is
  /// none.
  public List<YearMonth> known() {
    var now = YearMonth.from(clock.instant().atZone(clock.getZone()));
    var first = rows.first().map(at -> YearMonth.from(at.atZone(clock.getZone()))).orElse(now);
    return Stream.iterate(now, month -> !month.isBefore(first), month -> month.minusMonths(1))
        .toList();
  }

  /// What a month was like; nothing while no estate is in force.
  public Optional<MonthlyRecord> of(YearMonth month) {
    var span = new Span(month, clock.getZone());
    return estate
        .now()
        .map(
            known ->
                MonthlyRecord.of(
                    span,
                    known,
                    recoveries.history(Optional.empty()),
                    observed(span),
                    author(clock.instant())));
  }

  private Observed observed(Span span) {
    return new Observed(
        availabilities(span.month()), rows.backups(span), rows.jobs(span), rows.notices(span));
  }

  private Map<ServiceId, Availability> availabilities(YearMonth month) {
    return days.between(month.atDay(1), month.atEndOfMonth()).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> Availability.sum(each.getValue().values())));
  }

  private Author author(Instant now) {
    var version = Months.class.getPackage().getImplementationVersion();
    return new Author(node, version == null ? "dev" : version, now);
  }
}
