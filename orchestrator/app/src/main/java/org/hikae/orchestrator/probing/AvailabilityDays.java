package org.hikae.orchestrator.probing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hikae.domain.watch.Availability;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.ServiceId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The availability of each service, day by day, as this orchestrator saw it: kept for years, where
/// single looks are kept for days.
public final class AvailabilityDays {
  private final JdbcClient sql;
  private final ZoneId zone;
  private final Map<ServiceId, ProbeSample> last = new HashMap<>();
  private Map<Key, Availability> unwritten = new HashMap<>();

  private record Key(ServiceId service, LocalDate day) {}

  /// @param zone whose days are meant
  public AvailabilityDays(JdbcClient sql, ZoneId zone) {
    this.sql = sql;
    this.zone = zone;
  }

  /// Counts a look. One that began before the last known one is too late to count.
  synchronized void add(ServiceId service, ProbeSample sample, Duration every) {
    var before = last.get(service);
    if (before != null && !before.sentAt().isBefore(sample.sentAt())) {
      return;
    }
    last.put(service, sample);
    if (before != null) {
      unwritten.merge(
          new Key(service, before.sentAt().atZone(zone).toLocalDate()),
          Availability.between(before, sample, every),
          Availability::plus);
    }
  }

  /// Puts what is only in memory into the table. What cannot be written now stays in memory.
  synchronized void write() {
    var rows = unwritten;
    unwritten = new HashMap<>();
    var done = new HashMap<>(rows);
    try {
      for (var row : rows.entrySet()) {
        write(row.getKey(), row.getValue());
        done.remove(row.getKey());
      }
    } finally {
      done.forEach((key, rest) -> unwritten.merge(key, rest, Availability::plus));
    }
  }

  private void write(Key key, Availability more) {
    sql.sql(
            """
            insert into availability values (?, ?, ?, ?, ?)
            on conflict (service, day) do update set
              seen_ms = availability.seen_ms + excluded.seen_ms,
              away_ms = availability.away_ms + excluded.away_ms,
              looks = availability.looks + excluded.looks
            """)
        .params(
            key.service().name(),
            key.day(),
            more.seen().toMillis(),
            more.away().toMillis(),
            more.looks())
        .update();
  }

  /// Puts a day back as it was known, unless that day is known here.
  public void remember(ServiceId service, LocalDate day, Availability seen) {
    sql.sql("insert into availability values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(service.name(), day, seen.seen().toMillis(), seen.away().toMillis(), seen.looks())
        .update();
  }

  /// The days from `first` on, by service, oldest first.
  public Map<ServiceId, SortedMap<LocalDate, Availability>> since(LocalDate first) {
    return found(sql.sql("select * from availability where day >= ?").param(first));
  }

  /// The days from `first` to `last`, by service, oldest first.
  public Map<ServiceId, SortedMap<LocalDate, Availability>> between(
      LocalDate first, LocalDate last) {
    return found(
        sql.sql("select * from availability where day between ? and ?").params(first, last));
  }

  private Map<ServiceId, SortedMap<LocalDate, Availability>> found(JdbcClient.StatementSpec asked) {
    write();
    var days = new HashMap<ServiceId, SortedMap<LocalDate, Availability>>();
    asked.query(
        (RowCallbackHandler)
            row ->
                days.computeIfAbsent(new ServiceId(row.getString("service")), _ -> new TreeMap<>())
                    .put(
                        row.getObject("day", LocalDate.class),
                        new Availability(
                            Duration.ofMillis(row.getLong("seen_ms")),
                            Duration.ofMillis(row.getLong("away_ms")),
                            row.getLong("looks"))));
    return days;
  }
}
