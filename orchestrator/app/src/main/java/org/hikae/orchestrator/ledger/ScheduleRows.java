package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Schedules as they stand.
public final class ScheduleRows {
  private final JdbcClient sql;
  private final DomainJson json;

  public ScheduleRows(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  /// Every one that there ever was, by name.
  public List<ScheduleState> all() {
    return sql.sql("select state from schedule order by id")
        .query((row, _) -> state(row.getString(1)))
        .list();
  }

  public Optional<ScheduleState> find(String id) {
    return sql.sql("select state from schedule where id = ?")
        .param(id)
        .query((row, _) -> state(row.getString(1)))
        .optional();
  }

  /// The newest of what became of it, newest first.
  public List<ScheduleEvent> newest(String id, int count) {
    return sql.sql("select body from ledger_entry where stream = ? order by version desc limit ?")
        .params(ScheduleEvent.PREFIX + id, count)
        .query((row, _) -> json.read(row.getString(1), ScheduleEvent.class))
        .list();
  }

  /// How a job stands.
  ///
  /// @param error empty unless it failed
  public record JobStanding(JobRow.State state, String error) {}

  /// Those of the jobs that there are, by name.
  public Map<String, JobStanding> jobs(Collection<String> names) {
    var jobs = new HashMap<String, JobStanding>();
    if (!names.isEmpty()) {
      sql.sql(
              """
              select id, state, case when state = 'FAILED' then ending end as failure
              from job where id = any(?)
              """)
          .param(names.toArray(String[]::new))
          .query((RowCallbackHandler) row -> jobs.put(row.getString("id"), job(row)));
    }
    return jobs;
  }

  private JobStanding job(ResultSet row) throws SQLException {
    var failure = row.getString("failure");
    var ending = failure == null ? null : json.read(failure, Ending.class);
    return new JobStanding(
        JobRow.State.valueOf(row.getString("state")),
        ending instanceof Ending.Failed(var error, _) ? error : "");
  }

  private ScheduleState state(String text) {
    return json.read(text, ScheduleState.class);
  }
}
