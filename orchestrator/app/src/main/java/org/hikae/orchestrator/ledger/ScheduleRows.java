package org.hikae.orchestrator.ledger;

import java.util.List;
import java.util.Optional;
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

  private ScheduleState state(String text) {
    return json.read(text, ScheduleState.class);
  }
}
