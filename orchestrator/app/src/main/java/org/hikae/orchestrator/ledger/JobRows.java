package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The jobs that the ledger knows of.
public final class JobRows {
  private final JdbcClient sql;
  private final DomainJson json;

  public JobRows(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  /// A job; `ending` is null while it is open.
  public record JobRow(
      JobId id, Work work, Instant beganAt, @Nullable Instant endedAt, @Nullable Ending ending) {}

  public Optional<JobRow> find(String id) {
    return sql.sql("select * from job where id = ?").param(id).query(this::row).optional();
  }

  /// Those that began and have not ended, oldest first.
  public List<JobRow> open() {
    return sql.sql("select * from job where state = 'RUNNING' order by began_at")
        .query(this::row)
        .list();
  }

  /// The newest, newest first.
  public List<JobRow> newest(int count) {
    return sql.sql("select * from job order by began_at desc limit ?")
        .param(count)
        .query(this::row)
        .list();
  }

  private JobRow row(ResultSet row, int number) throws SQLException {
    var endedAt = row.getObject("ended_at", OffsetDateTime.class);
    var ending = row.getString("ending");
    return new JobRow(
        new JobId(row.getString("id")),
        json.read(row.getString("work"), Work.class),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        ending == null ? null : json.read(ending, Ending.class));
  }
}
