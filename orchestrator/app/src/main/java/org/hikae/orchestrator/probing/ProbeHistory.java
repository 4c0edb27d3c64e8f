package org.hikae.orchestrator.probing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What this orchestrator saw of each service: the newest in memory, all of the last days in
/// PostgreSQL.
public final class ProbeHistory {
  private static final int KEPT = 256;

  private final JdbcClient sql;
  private final NodeId observer;
  private final Map<ServiceId, Deque<ProbeSample>> newest = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Row> unwritten = new LinkedBlockingQueue<>();

  private final AvailabilityDays days;

  private record Row(ServiceId service, ProbeSample sample) {}

  public ProbeHistory(JdbcClient sql, NodeId observer, AvailabilityDays days) {
    this.days = days;
    this.sql = sql;
    this.observer = observer;
  }

  /// @param every how far apart the looks are meant to be
  void add(ServiceId service, ProbeSample sample, Duration every) {
    days.add(service, sample, every);
    var samples = newest.computeIfAbsent(service, _ -> new ArrayDeque<>());
    synchronized (samples) {
      samples.addLast(sample);
      if (samples.size() > KEPT) {
        samples.removeFirst();
      }
    }
    unwritten.add(new Row(service, sample));
  }

  /// The newest looks, in the order in which they began, whichever ended first.
  public List<ProbeSample> newest(ServiceId service) {
    var samples = newest.get(service);
    if (samples == null) {
      return List.of();
    }
    synchronized (samples) {
      return samples.stream().sorted(Comparator.comparing(ProbeSample::sentAt)).toList();
    }
  }

  /// The newest look of all.
  public Optional<ProbeSample> last(ServiceId service) {
    var samples = newest(service);
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.getLast());
  }

  /// The first good look that began at `since` or later.
  public Optional<ProbeSample> firstGood(ServiceId service, Instant since) {
    return newest(service).stream()
        .filter(sample -> sample.good() && !sample.sentAt().isBefore(since))
        .findFirst();
  }

  /// Since when it does not answer: the first look that was not good after the last that was;
  /// nothing while it answers.
  public Optional<Instant> awaySince(ServiceId service) {
    write();
    return sql.sql(
            """
            select min(sent_at) from probe_sample
            where service = ? and not good and sent_at >
              coalesce((select max(sent_at) from probe_sample where service = ? and good),
                       '-infinity')
            """)
        .params(service.name(), service.name())
        .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /// Every look that began at `since` or later, oldest first.
  public List<ProbeSample> since(ServiceId service, Instant since) {
    write();
    return sql.sql("select * from probe_sample where service = ? and sent_at >= ? order by sent_at")
        .params(service.name(), since.atOffset(ZoneOffset.UTC))
        .query(this::sample)
        .list();
  }

  /// Puts what is only in memory into the table.
  public synchronized void write() {
    var rows = new ArrayList<Row>();
    unwritten.drainTo(rows);
    rows.forEach(this::write);
    days.write();
  }

  private void write(Row row) {
    sql.sql("insert into probe_sample values (?, ?, ?, ?, ?) on conflict do nothing")
        .params(
            row.service().name(),
            row.sample().sentAt().atOffset(ZoneOffset.UTC),
            row.sample().took().toNanos(),
            row.sample().good(),
            row.sample().saw())
        .update();
  }

  private ProbeSample sample(ResultSet row, int number) throws SQLException {
    return new ProbeSample(
        observer,
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        Duration.ofNanos(row.getLong("took_nanos")),
        row.getBoolean("good"),
        row.getString("saw"));
  }
}
