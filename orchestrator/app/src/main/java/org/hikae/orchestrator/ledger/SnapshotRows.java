package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The catalog: which snapshots the vaults hold, as far as jobs have told. The vaults themselves
/// are the truth.
public final class SnapshotRows {
  private final JdbcClient sql;

  public SnapshotRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// What a vault holds of a service, oldest first.
  public List<SnapshotRef> of(VaultName vault, ServiceId service) {
    return sql.sql("select * from snapshot where vault = ? and service = ? order by consistent_at")
        .params(vault.name(), service.name())
        .query(SnapshotRows::snapshot)
        .list();
  }

  public Set<String> idsIn(VaultName vault) {
    return sql.sql("select id from snapshot where vault = ?")
        .param(vault.name())
        .query((row, _) -> row.getString(1))
        .set();
  }

  static SnapshotRef snapshot(ResultSet row, int number) throws SQLException {
    return new SnapshotRef(
        row.getString("id"),
        new ServiceId(row.getString("service")),
        new SourceId(row.getString("source")),
        row.getString("point"),
        SnapshotKind.valueOf(row.getString("kind")),
        row.getObject("consistent_at", OffsetDateTime.class).toInstant(),
        row.getLong("source_bytes"),
        row.getLong("stored_bytes"));
  }
}
