package org.hikae.orchestrator.ledger;

import org.hikae.cluster.LedgerEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the table of schedules: how each stands.
public final class ScheduleTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;
  private final ScheduleRows rows;

  public ScheduleTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
    this.rows = new ScheduleRows(sql, json);
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(ScheduleEvent.PREFIX)) {
      return;
    }
    var id = entry.stream().substring(ScheduleEvent.PREFIX.length());
    var before = rows.find(id).orElseGet(() -> ScheduleState.before(id));
    var after = before.after(json.read(entry.body(), ScheduleEvent.class));
    sql.sql("insert into schedule values (?, ?) on conflict (id) do update set state = ?")
        .params(id, json.write(after), json.write(after))
        .update();
  }
}
