package org.hikae.orchestrator.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.hikae.orchestrator.settings.SignInSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who failed to sign in here: an account is locked for a while after some wrong attempts, whether
/// by password or by code, and an address is not heard after many. Each orchestrator counts by
/// itself, so it also does while no majority is there.
public final class Trials {
  private static final int MOST_OF_AN_ADDRESS = 40;
  private static final int MOST_ADDRESSES = 10_000;

  private final JdbcClient sql;
  private final int attempts;
  private final Duration lockedFor;
  private final Clock clock;
  private final Map<String, Integer> addresses = new HashMap<>();
  private Instant addressesSince = Instant.EPOCH;

  public Trials(JdbcClient sql, SignInSettings settings, Clock clock) {
    this.sql = sql;
    this.attempts = settings.attempts();
    this.lockedFor = settings.lockedFor();
    this.clock = clock;
  }

  /// Whether an account takes no attempt now.
  public boolean locked(String account) {
    return sql.sql(
            "select exists (select from sign_in_trial where account = ? and locked_until > ?)")
        .params(account, now())
        .query(Boolean.class)
        .single();
  }

  /// Whether an address is not heard now.
  public synchronized boolean deaf(String from) {
    freshen();
    return addresses.size() > MOST_ADDRESSES
        || addresses.getOrDefault(from, 0) >= MOST_OF_AN_ADDRESS;
  }

  /// Somebody was wrong; `account` is empty when there is none of that name.
  public void failed(String account, String from) {
    synchronized (this) {
      freshen();
      addresses.merge(from, 1, Integer::sum);
    }
    if (!account.isEmpty()) {
      count(account);
    }
  }

  private void count(String account) {
    var now = now();
    sql.sql(
            """
            insert into sign_in_trial as t values (:account, 1, :now, null, 0)
            on conflict (account) do update set
              failures = case when t.first_at < :window then 1 else t.failures + 1 end,
              first_at = case when t.first_at < :window then :now else t.first_at end
            """)
        .param("account", account)
        .param("now", now)
        .param("window", now.minus(lockedFor))
        .update();
    sql.sql(
            "update sign_in_trial set failures = 0, locked_until = ?"
                + " where account = ? and failures >= ?")
        .params(now.plus(lockedFor), account, attempts)
        .update();
  }

  /// The step of the last code that was taken, 0 when there was none.
  public long lastStep(String account) {
    return sql.sql("select last_step from sign_in_trial where account = ?")
        .param(account)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// Somebody was right, with a code of that step: nobody may use it again. False when somebody was
  /// faster.
  public boolean succeeded(String account, long step) {
    return sql.sql(
                """
                insert into sign_in_trial as t values (:account, 0, :now, null, :step)
                on conflict (account) do update set failures = 0, locked_until = null,
                  last_step = :step where t.last_step < :step
                """)
            .param("account", account)
            .param("now", now())
            .param("step", step)
            .update()
        == 1;
  }

  private void freshen() {
    var now = clock.instant();
    if (now.isAfter(addressesSince.plus(lockedFor))) {
      addresses.clear();
      addressesSince = now;
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
