package org.hikae.orchestrator.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.orchestrator.settings.SignInSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is signed in at this orchestrator. A session ends by itself, at the latest when its account
/// is disabled or gets another password, wherever that was decided.
public final class Sessions {
  private static final Duration ACCURACY = Duration.ofSeconds(20);

  private final JdbcClient sql;
  private final Passwords chance;
  private final Duration idle;
  private final Duration longest;
  private final Clock clock;

  public Sessions(JdbcClient sql, Passwords chance, SignInSettings settings, Clock clock) {
    this.sql = sql;
    this.chance = chance;
    this.idle = settings.idle();
    this.longest = settings.longest();
    this.clock = clock;
  }

  /// Somebody who is signed in.
  public record Person(String account, List<String> rights, boolean breakGlass, Instant seen) {
    public Person {
      rights = List.copyOf(rights);
    }
  }

  /// Begins a session and returns the secret that shows it.
  public String open(String account, long generation, String from) {
    var now = time(clock.instant());
    sql.sql("delete from session where started_at < ? or seen_at < ?")
        .params(now.minus(longest), now.minus(idle))
        .update();
    var secret = Secrets.fresh(chance);
    sql.sql("insert into session values (?, ?, ?, ?, ?, ?)")
        .params(Secrets.hashed(secret), account, generation, from, now, now)
        .update();
    return secret;
  }

  /// Who shows this secret.
  ///
  /// @param acts whether they do something; a page that renews itself does not keep a session alive
  public Optional<Person> find(String secret, boolean acts) {
    var now = clock.instant();
    var id = Secrets.hashed(secret);
    var found =
        sql.sql(
                "select a.name, a.rights, a.break_glass, s.seen_at from session s"
                    + " join account a on a.name = s.account and a.generation = s.generation"
                    + " where s.id = ? and not a.disabled and not a.must_change"
                    + " and s.started_at > ? and s.seen_at > ?")
            .params(id, time(now.minus(longest)), time(now.minus(idle)))
            .query(Sessions::person)
            .optional();
    if (acts && found.filter(one -> one.seen().isBefore(now.minus(ACCURACY))).isPresent()) {
      sql.sql("update session set seen_at = ? where id = ?").params(time(now), id).update();
    }
    return found;
  }

  public void end(String secret) {
    sql.sql("delete from session where id = ?").param(Secrets.hashed(secret)).update();
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("name"),
        List.of(row.getString("rights").split(" ")),
        row.getBoolean("break_glass"),
        row.getObject("seen_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
