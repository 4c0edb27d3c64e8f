package org.hikae.orchestrator.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hikae.protocol.VaultName;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the catalog says of whole vaults. Counting all of it takes a while when there is much, so
/// what was counted stands for half a minute.
public final class VaultRows {
  private static final Duration STANDS = Duration.ofSeconds(30);

  private final JdbcClient sql;
  private final Clock clock;
  private Counted counted = new Counted(Instant.EPOCH, Map.of());

  private record Counted(Instant at, Map<VaultName, Weight> weights) {}

  /// @param points how many backups have something in it
  /// @param storedBytes what they had to add, together
  public record Weight(long points, long storedBytes) {
    public static final Weight NOTHING = new Weight(0, 0);
  }

  public VaultRows(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// What each vault holds; those that hold nothing are left out.
  public synchronized Map<VaultName, Weight> weights() {
    if (Duration.between(counted.at(), clock.instant()).compareTo(STANDS) > 0) {
      counted = new Counted(clock.instant(), count());
    }
    return counted.weights();
  }

  private Map<VaultName, Weight> count() {
    var weights = new HashMap<VaultName, Weight>();
    sql.sql(
            "select vault, count(distinct (service, point)), sum(stored_bytes)"
                + " from snapshot group by vault")
        .query(
            (RowCallbackHandler)
                row ->
                    weights.put(
                        new VaultName(row.getString(1)),
                        new Weight(row.getLong(2), row.getLong(3))));
    return weights;
  }
}
