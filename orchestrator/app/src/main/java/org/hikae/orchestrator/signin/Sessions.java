package org.hikae.orchestrator.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is signed in at this orchestrator. A session ends by itself, at the latest when its account
/// is disabled or gets another password, wherever that was decided.
public final class Sessions {
  private static final Duration ACCURACY = Duration.ofSeconds(20);

  private final JdbcClient sql;
  private final Passwords chance;
  private final Duration idle;
  private final Duration longest;
  private final boolean passwords;
  private final boolean vouching;
  private final Clock clock;

  public Sessions(JdbcClient sql, Passwords chance, OrchestratorSettings settings, Clock clock) {
    this.sql = sql;
    this.chance = chance;
    this.idle = settings.signIn().idle();
    this.longest = settings.signIn().longest();
    this.passwords = settings.passwords();
    this.vouching = settings.saml() != null;
    this.clock = clock;
  }

  /// Somebody who is signed in.
  ///
  /// @param name of the account, or the one that an identity provider says
  /// @param vouched whether it is such a provider's
  public record Person(String name, List<String> rights, boolean vouched, Instant seen) {
    public Person {
      rights = List.copyOf(rights);
    }
  }

  /// Somebody whom an identity provider vouches for.
  ///
  /// @param until when the session ends at the latest
  public record Vouched(String name, List<String> rights, Optional<Instant> until) {
    public Vouched {
      rights = List.copyOf(rights);
    }
  }

  /// Begins a session and returns the secret that shows it.
  public String open(String account, long generation, String from) {
    return open(account, generation, from, null, null);
  }

  /// The same for somebody without an account.
  public String open(Vouched who, String from) {
    var until = who.until().map(Sessions::time).orElse(null);
    return open(who.name(), 0, from, String.join(" ", who.rights()), until);
  }

  private String open(
      String name,
      long generation,
      String from,
      @Nullable String rights,
      @Nullable OffsetDateTime until) {
    var now = time(clock.instant());
    sql.sql("delete from session where started_at < ? or seen_at < ? or ends_at <= ?")
        .params(now.minus(longest), now.minus(idle), now)
        .update();
    var secret = Secrets.fresh(chance);
    sql.sql(
            "insert into session values"
                + " (:id, :name, :generation, :from, :now, :now, :rights, :until)")
        .param("id", Secrets.hashed(secret))
        .param("name", name)
        .param("generation", generation)
        .param("from", from)
        .param("now", now)
        .param("rights", rights, Types.VARCHAR)
        .param("until", until, Types.TIMESTAMP_WITH_TIMEZONE)
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
                """
                select s.account, coalesce(s.rights, a.rights) as rights,
                  s.rights is not null as vouched, s.seen_at
                from session s left join account a on s.rights is null
                  and a.name = s.account and a.generation = s.generation
                where s.id = :id and s.started_at > :started and s.seen_at > :seen
                  and (s.ends_at is null or s.ends_at > :now)
                  and case when s.rights is not null then :vouching
                    else a.name is not null and not a.disabled and not a.must_change
                      and (a.break_glass or :passwords) end
                """)
            .param("id", id)
            .param("started", time(now.minus(longest)))
            .param("seen", time(now.minus(idle)))
            .param("now", time(now))
            .param("vouching", vouching)
            .param("passwords", passwords)
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
        row.getString("account"),
        List.of(row.getString("rights").split(" ")),
        row.getBoolean("vouched"),
        row.getObject("seen_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
