package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.orchestrator.ledger.AccountEvent.Proof;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accounts of people, as far as the ledger was copied here: they can be looked up without a
/// majority.
public final class AccountRows {
  private final JdbcClient sql;
  private volatile boolean any;

  public AccountRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param version how many entries it has in the ledger
  /// @param generation how often its password was set
  /// @param sealed the second factor's secret, sealed; empty when there is none yet
  public record Account(
      String name,
      long version,
      List<String> rights,
      boolean breakGlass,
      boolean disabled,
      boolean mustChange,
      long generation,
      String sealed,
      String madeBy,
      Instant madeAt) {
    public Account {
      rights = List.copyOf(rights);
    }
  }

  /// Somebody who used an account that is for when nothing else works.
  public record GlassBroken(String name, String from, Instant at) {}

  /// Whether anybody has an account. Accounts are never deleted.
  public boolean any() {
    if (!any) {
      any = sql.sql("select exists (select from account)").query(Boolean.class).single();
    }
    return any;
  }

  public Optional<Account> find(String name) {
    return sql.sql("select * from account where name = ?")
        .param(name)
        .query(AccountRows::account)
        .optional();
  }

  public List<Account> all() {
    return sql.sql("select * from account order by name").query(AccountRows::account).list();
  }

  /// What the last passwords are recognised by, the one that counts first.
  public List<Proof> proofs(String name, int count) {
    return sql.sql(
            "select * from account_password where account = ? order by generation desc limit ?")
        .params(name, count)
        .query(
            (row, _) ->
                new Proof(row.getString("salt"), row.getString("hash"), row.getInt("iterations")))
        .list();
  }

  /// Sign-ins with accounts that are for when nothing else works.
  public List<GlassBroken> glassBrokenSince(Instant since) {
    return sql.sql(
            "select a.name, x.source, x.last_at from access x join account a"
                + " on x.who = 'account/' || a.name where a.break_glass and x.path = '/sign-in'"
                + " and x.method = 'POST' and x.status between 200 and 399 and x.last_at >= ?"
                + " order by x.last_at desc limit 20")
        .param(since.atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new GlassBroken(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getLong("version"),
        List.of(row.getString("rights").split(" ")),
        row.getBoolean("break_glass"),
        row.getBoolean("disabled"),
        row.getBoolean("must_change"),
        row.getLong("generation"),
        row.getString("sealed"),
        row.getString("made_by"),
        row.getObject("made_at", OffsetDateTime.class).toInstant());
  }
}
