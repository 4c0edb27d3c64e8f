package org.hikae.orchestrator.monthly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.monthly.JobCount;
import org.hikae.domain.monthly.Span;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the ledger's tables tell of a month.
final class MonthlyRows {
  private final JdbcClient sql;

  MonthlyRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// When each service got a recovery point: in the month, and the last before it.
  Map<ServiceId, List<Instant>> backups(Span span) {
    var backups = new HashMap<ServiceId, List<Instant>>();
    sql.sql(
            """
            select split_part(stream, '/', 2) as service, began_at from job
            where split_part(stream, '/', 1) = 'backup' and state = 'DONE'
              and began_at >= :start and began_at < :end
            union all
            select split_part(stream, '/', 2), max(began_at) from job
            where split_part(stream, '/', 1) = 'backup' and state = 'DONE' and began_at < :start
            group by stream
            """)
        .param("start", time(span.start()))
        .param("end", time(span.end()))
        .query(
            (RowCallbackHandler)
                row ->
                    backups
                        .computeIfAbsent(new ServiceId(row.getString(1)), _ -> new ArrayList<>())
                        .add(row.getObject(2, OffsetDateTime.class).toInstant()));
    return backups;
  }

  /// How often each kind of job was done.
  List<JobCount> jobs(Span span) {
    return sql.sql(
            """
            select split_part(stream, '/', 1), count(*) filter (where state = 'DONE'),
              count(*) filter (where state = 'FAILED')
            from job where began_at >= ? and began_at < ? group by 1 order by 1
            """)
        .params(time(span.start()), time(span.end()))
        .query((row, _) -> new JobCount(row.getString(1), row.getInt(2), row.getInt(3)))
        .list();
  }

  int notices(Span span) {
    return sql.sql("select count(*) from notice where raised_at >= ? and raised_at < ?")
        .params(time(span.start()), time(span.end()))
        .query(Integer.class)
        .single();
  }

  /// The first moment of which anything is known.
  Optional<Instant> first() {
    return Optional.ofNullable(
        sql.sql(
                """
                select least(
                  (select min(began_at) from job),
                  (select min(opened_at) from run),
                  (select min(day) from availability)::timestamp at time zone 'UTC')
                """)
            .query(MonthlyRows::moment)
            .single());
  }

  private static @Nullable Instant moment(ResultSet row, int number) throws SQLException {
    var at = row.getObject(1, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
