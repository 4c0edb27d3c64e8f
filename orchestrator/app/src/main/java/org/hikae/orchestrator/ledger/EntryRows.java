package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.cluster.LedgerEntry;
import org.hikae.protocol.NodeId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger's entries as they were copied into PostgreSQL, stream by stream.
public final class EntryRows {
  private final JdbcClient sql;

  public EntryRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// The entries of a stream, in order.
  public List<LedgerEntry> stream(String stream) {
    return sql.sql("select * from ledger_entry where stream = ? order by version")
        .param(stream)
        .query(EntryRows::entry)
        .list();
  }

  /// The newest entry of a stream.
  public Optional<LedgerEntry> last(String stream) {
    return sql.sql("select * from ledger_entry where stream = ? order by version desc limit 1")
        .param(stream)
        .query(EntryRows::entry)
        .optional();
  }

  /// How many entries a stream has.
  public long version(String stream) {
    return versions(List.of(stream)).getOrDefault(stream, 0L);
  }

  /// How many entries each of these streams has; those without any are left out.
  public Map<String, Long> versions(List<String> streams) {
    var versions = new HashMap<String, Long>();
    sql.sql("select stream, max(version) from ledger_entry where stream = any(?) group by stream")
        .param(streams.toArray(String[]::new))
        .query((RowCallbackHandler) row -> versions.put(row.getString(1), row.getLong(2)));
    return versions;
  }

  /// The index up to which entries were copied.
  public long applied() {
    return sql.sql("select applied from ledger_position").query(Long.class).single();
  }

  void add(LedgerEntry entry) {
    sql.sql("insert into ledger_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            entry.index(),
            entry.stream(),
            entry.version(),
            entry.kind(),
            entry.body(),
            entry.author().toString(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.previousHash(),
            entry.hash())
        .update();
    sql.sql("update ledger_position set applied = ?").param(entry.index()).update();
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        row.getLong("index"),
        row.getString("stream"),
        row.getLong("version"),
        row.getString("kind"),
        row.getString("body"),
        NodeId.parse(row.getString("author")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
