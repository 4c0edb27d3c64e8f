package org.hikae.orchestrator.ledger;

import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.domain.access.AccessChain;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainedAccess;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the table of accesses.
public final class AccessTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public AccessTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(AccessesTaken.PREFIX)) {
      return;
    }
    var taken = json.read(entry.body(), AccessesTaken.class);
    var before = new End(taken.node(), taken.first() - 1, taken.previous());
    AccessChain.follow(before, taken.accesses()).forEach(this::add);
    sql.sql(
            "insert into access_file values (?, ?, ?)"
                + " on conflict (node, file) do update set line = excluded.line")
        .params(taken.node(), taken.file(), taken.line())
        .update();
  }

  private void add(ChainedAccess link) {
    var access = link.access();
    sql.sql("insert into access values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            link.node(),
            link.number(),
            access.at().atOffset(ZoneOffset.UTC),
            access.who(),
            access.from(),
            access.method(),
            access.path(),
            access.right(),
            access.status(),
            access.times(),
            access.until().atOffset(ZoneOffset.UTC),
            link.previous(),
            link.hash())
        .update();
  }
}
