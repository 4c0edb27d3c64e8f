package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The catalog's snapshots as pages need them: only the newest, or only a stretch, however many
/// there are.
public final class PointRows {
  private final JdbcClient sql;

  public PointRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// A snapshot and the vault that holds it.
  public record Held(VaultName vault, SnapshotRef snapshot) {}

  /// What the vaults hold of each of the services, the newest `depth` snapshots of each.
  public List<Held> newest(List<VaultName> vaults, List<ServiceId> services, int depth) {
    return sql.sql(
            """
            select held.* from unnest(?) as v(name) cross join unnest(?) as s(name)
            cross join lateral (
              select * from snapshot where vault = v.name and service = s.name
              order by consistent_at desc limit ?) held
            """)
        .params(
            vaults.stream().map(VaultName::name).toArray(String[]::new),
            services.stream().map(ServiceId::name).toArray(String[]::new),
            depth)
        .query(PointRows::held)
        .list();
  }

  /// The newest `limit` snapshots of all, in whichever vault.
  public List<Held> newest(int limit) {
    return sql.sql("select * from snapshot order by consistent_at desc limit ?")
        .param(limit)
        .query(PointRows::held)
        .list();
  }

  /// What any vault holds of a service from before a moment, newest first.
  public List<Held> before(ServiceId service, Instant moment, int limit) {
    return sql.sql(
            "select * from snapshot where service = ? and consistent_at < ?"
                + " order by consistent_at desc limit ?")
        .params(service.name(), moment.atOffset(ZoneOffset.UTC), limit)
        .query(PointRows::held)
        .list();
  }

  /// The snapshots of one backup, in every vault that holds some.
  public List<Held> marked(ServiceId service, String mark) {
    return sql.sql("select * from snapshot where service = ? and point = ? order by source, vault")
        .params(service.name(), mark)
        .query(PointRows::held)
        .list();
  }

  private static Held held(ResultSet row, int number) throws SQLException {
    return new Held(new VaultName(row.getString("vault")), SnapshotRows.snapshot(row, number));
  }
}
