package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.TokenEvent.TokenMade;
import org.hikae.orchestrator.ledger.TokenEvent.TokenRevoked;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the table of API tokens that are good.
public final class TokenTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public TokenTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(TokenEvent.PREFIX)) {
      return;
    }
    switch (json.read(entry.body(), TokenEvent.class)) {
      case TokenMade made -> add(made);
      case TokenRevoked revoked ->
          sql.sql("delete from api_token where id = ?").param(revoked.id()).update();
    }
  }

  private void add(TokenMade made) {
    sql.sql("insert into api_token values (?, ?, ?, ?, ?, ?, ?, ?)")
        .param(made.id())
        .param(made.name())
        .param(String.join(" ", made.scopes()))
        .param(made.salt())
        .param(made.hash())
        .param(made.by())
        .param(at(made.at()))
        .param(made.expiresAt() == null ? null : at(made.expiresAt()))
        .update();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
