package org.hikae.orchestrator.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int REMEMBERED = 1_000;

  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final JdbcClient sql;
  private final Map<RunId, Run> read = new LinkedHashMap<>(16, 0.75f, true);

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
    return all(
        sql.sql("select id from run where service = ? order by opened_at")
            .param(service.name())
            .query((row, _) -> new RunId(row.getString(1)))
            .list());
  }

  private List<Run> ids(String query) {
    return all(sql.sql(query).query((row, _) -> new RunId(row.getString(1))).list());
  }

  /// Reads only those journals that have grown since they were read last.
  private List<Run> all(List<RunId> ids) {
    var lengths = rows.versions(ids.stream().map(id -> PREFIX + id).toList());
    return ids.stream().map(id -> read(id, lengths.getOrDefault(PREFIX + id, 0L))).toList();
  }

  private Run read(RunId id, long length) {
    var known = remembered(id);
    if (known.isPresent() && known.get().journal().size() >= length) {
      return known.get();
    }
    var run = read(id);
    synchronized (read) {
      read.put(id, run);
      if (read.size() > REMEMBERED) {
        read.remove(read.keySet().iterator().next());
      }
    }
    return run;
  }

  private Optional<Run> remembered(RunId id) {
    synchronized (read) {
      return Optional.ofNullable(read.get(id));
    }
  }

  private Run run(List<LedgerEntry> entries) {
    return Run.of(entries.stream().map(entry -> json.read(entry.body(), RunEvent.class)).toList());
  }
}
