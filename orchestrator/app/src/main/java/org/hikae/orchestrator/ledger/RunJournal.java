package org.hikae.orchestrator.ledger;

import java.util.List;
import java.util.Optional;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunId;
import org.hikae.protocol.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The journals of runs, each a stream of the ledger.
public final class RunJournal {
  static final String PREFIX = "run/";

  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final JdbcClient sql;

  public RunJournal(Decisions decisions, EntryRows rows, DomainJson json, JdbcClient sql) {
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.sql = sql;
  }

  /// Opens a run, unless there is one of that name.
  public boolean open(RunOpened opened) throws LedgerException, InterruptedException {
    return decisions.append(PREFIX + opened.run(), 0, opened) instanceof Receipt.Stands;
  }

  /// Puts `event` after the last of `known`, unless the journal has grown since `known` was read.
  public boolean append(Run known, RunEvent event) throws LedgerException, InterruptedException {
    return decisions.append(PREFIX + known.id(), known.journal().size(), event)
        instanceof Receipt.Stands;
  }

  public Optional<Run> find(RunId id) {
    var entries = rows.stream(PREFIX + id);
    return entries.isEmpty() ? Optional.empty() : Optional.of(run(entries));
  }

  /// The run, which must be there.
  public Run read(RunId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("there is no run " + id));
  }

  /// Those that have not ended, oldest first.
  public List<Run> open() {
    return ids("select id from run where ended_at is null order by opened_at");
  }

  /// The newest, newest first.
  public List<Run> newest(int count) {
    return ids("select id from run order by opened_at desc limit " + count);
  }

  /// All of a service's, oldest first.
  public List<Run> of(ServiceId service) {
    return sql
        .sql("select id from run where service = ? order by opened_at")
        .param(service.name())
        .query((row, _) -> new RunId(row.getString(1)))
        .list()
        .stream()
        .map(this::read)
        .toList();
  }

  private List<Run> ids(String query) {
    return sql.sql(query).query((row, _) -> new RunId(row.getString(1))).list().stream()
        .map(this::read)
        .toList();
  }

  private Run run(List<LedgerEntry> entries) {
    return Run.of(entries.stream().map(entry -> json.read(entry.body(), RunEvent.class)).toList());
  }
}
