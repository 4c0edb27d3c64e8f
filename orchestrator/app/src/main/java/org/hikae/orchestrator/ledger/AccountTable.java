package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.AccountEvent.AccountDisabled;
import org.hikae.orchestrator.ledger.AccountEvent.AccountEnabled;
import org.hikae.orchestrator.ledger.AccountEvent.AccountMade;
import org.hikae.orchestrator.ledger.AccountEvent.AccountReset;
import org.hikae.orchestrator.ledger.AccountEvent.FactorSet;
import org.hikae.orchestrator.ledger.AccountEvent.PasswordSet;
import org.hikae.orchestrator.ledger.AccountEvent.Proof;
import org.hikae.orchestrator.ledger.AccountEvent.RightsSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the tables of accounts and of what their passwords are recognised by.
public final class AccountTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public AccountTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(AccountEvent.PREFIX)) {
      return;
    }
    var event = json.read(entry.body(), AccountEvent.class);
    switch (event) {
      case AccountMade made -> add(made);
      case PasswordSet(var at, var name, var proof, var sealed) ->
          password(at, name, proof, sealed, false);
      case FactorSet(_, var name, var sealed) -> set(name, "sealed = ?", sealed);
      case RightsSet(_, var name, var rights, _) ->
          set(name, "rights = ?", String.join(" ", rights));
      case AccountReset(var at, var name, var proof, _) -> password(at, name, proof, "", true);
      case AccountDisabled(_, var name, _) -> set(name, "disabled = ?", true);
      case AccountEnabled(_, var name, _) -> set(name, "disabled = ?", false);
    }
    sql.sql("update account set version = ? where name = ?")
        .params(entry.version(), event.name())
        .update();
  }

  private void add(AccountMade made) {
    sql.sql("insert into account values (?, 1, ?, ?, false, ?, 1, '', ?, ?)")
        .params(
            made.name(),
            String.join(" ", made.rights()),
            made.breakGlass(),
            !made.breakGlass(),
            made.by(),
            made.at().atOffset(ZoneOffset.UTC))
        .update();
    add(made.at(), made.name(), made.proof());
  }

  private void password(Instant at, String name, Proof proof, String sealed, boolean change) {
    sql.sql(
            "update account set generation = generation + 1, sealed = ?,"
                + " must_change = ? and not break_glass where name = ?")
        .params(sealed, change, name)
        .update();
    add(at, name, proof);
  }

  private void add(Instant at, String name, Proof proof) {
    sql.sql(
            "insert into account_password"
                + " select name, generation, ?, ?, ?, ? from account where name = ?")
        .params(proof.salt(), proof.hash(), proof.iterations(), at.atOffset(ZoneOffset.UTC), name)
        .update();
  }

  private void set(String name, String what, Object value) {
    sql.sql("update account set " + what + " where name = ?").params(value, name).update();
  }
}
