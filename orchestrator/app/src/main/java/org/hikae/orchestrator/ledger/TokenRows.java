package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hikae.orchestrator.ledger.TokenEvent.TokenMade;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The API tokens that are good, whether or not they have expired.
public final class TokenRows {
  private final JdbcClient sql;

  public TokenRows(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<TokenMade> find(String id) {
    return sql.sql("select * from api_token where id = ?")
        .param(id)
        .query(TokenRows::token)
        .optional();
  }

  /// All of them, newest first.
  public List<TokenMade> all() {
    return sql.sql("select * from api_token order by made_at desc").query(TokenRows::token).list();
  }

  private static TokenMade token(ResultSet row, int number) throws SQLException {
    var expires = row.getObject("expires_at", OffsetDateTime.class);
    return new TokenMade(
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("id"),
        row.getString("name"),
        List.of(row.getString("scopes").split(" ")),
        row.getString("salt"),
        row.getString("hash"),
        row.getString("made_by"),
        expires == null ? null : expires.toInstant());
  }
}
