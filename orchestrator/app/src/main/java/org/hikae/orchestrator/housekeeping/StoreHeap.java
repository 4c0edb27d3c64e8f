package org.hikae.orchestrator.housekeeping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hikae.domain.housekeeping.HousekeepingPlan.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What grows in one table. Text of SQL is put together of the constants of [StoreHeaps] only.
///
/// @param moment the time of a row, as SQL computes it of the row `a`
/// @param over whether a row, called `a`, may go at all once it is old enough
record StoreHeap(String table, String moment, String over) {

  Seen look(JdbcClient sql, Instant before, String[] inUse) {
    return with(
            sql,
            """
            select count(*) filter (where old), coalesce(sum(bytes) filter (where old), 0),
                   min(moment) filter (where not old)
            from (select pg_column_size(a.*) as bytes, %s as moment,
                         %s < :before and %s as old from %s a) as seen
            """
                .formatted(moment, moment, over, table),
            before,
            inUse)
        .query(StoreHeap::seen)
        .single();
  }

  /// Deletes some of what is old enough; returns how many rows.
  int delete(JdbcClient sql, Instant before, String[] inUse, int most) {
    return with(
            sql,
            """
            delete from %s where ctid = any(array(
              select a.ctid from %s a where %s < :before and %s limit %d))
            """
                .formatted(table, table, moment, over, most),
            before,
            inUse)
        .update();
  }

  /// The oldest row of a heap of which nothing goes.
  @Nullable Instant oldest(JdbcClient sql) {
    return sql.sql("select 0, 0, min(%s) from %s a".formatted(moment, table))
        .query(StoreHeap::seen)
        .single()
        .oldestKept();
  }

  private static JdbcClient.StatementSpec with(
      JdbcClient sql, String text, Instant before, String[] inUse) {
    var statement = sql.sql(text).param("before", before.atOffset(ZoneOffset.UTC));
    return text.contains(":inUse") ? statement.param("inUse", inUse) : statement;
  }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    var oldest = row.getObject(3, OffsetDateTime.class);
    return new Seen(row.getLong(1), row.getLong(2), oldest == null ? null : oldest.toInstant());
  }
}
