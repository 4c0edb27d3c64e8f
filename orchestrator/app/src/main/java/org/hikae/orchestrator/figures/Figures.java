package org.hikae.orchestrator.figures;

import static org.hikae.domain.figures.Figure.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.figures.Figure;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every figure, as it stands now.
public final class Figures {
  private static final Duration MONTH = Duration.ofDays(30);

  private final EstateInForce estate;
  private final CrowdRows crowd;
  private final JdbcClient sql;
  private final Duration idle;
  private final Clock clock;

  /// @param idle after how long without use a session has ended
  public Figures(
      EstateInForce estate, CrowdRows crowd, JdbcClient sql, Duration idle, Clock clock) {
    this.estate = estate;
    this.crowd = crowd;
    this.sql = sql;
    this.idle = idle;
    this.clock = clock;
  }

  /// All of them, in their order.
  public Map<Figure, Long> now() {
    var now = clock.instant();
    var figures = new EnumMap<Figure, Long>(Figure.class);
    people(figures, now);
    estate.now().ifPresent(known -> guarded(figures, known));
    copies(figures);
    work(figures, now.minus(MONTH));
    return figures;
  }

  private void people(Map<Figure, Long> figures, Instant now) {
    figures.put(ACCOUNTS, count("from account"));
    figures.put(ACCOUNTS_DISABLED, count("from account where disabled"));
    figures.put(
        ACCOUNTS_NEW, count("from account where sealed = '' and not break_glass and not disabled"));
    figures.put(TOKENS, count("from api_token"));
    figures.put(
        SESSIONS,
        since(
            "select count(distinct s.account) from session s join account a on a.name = s.account"
                + " and a.generation = s.generation and not a.disabled where s.seen_at > ?",
            now.minus(idle)));
    figures.put(AT_ONCE_HOUR, crowd.most(now.minus(Duration.ofHours(1)), now));
    figures.put(AT_ONCE_DAY, crowd.most(now.minus(Duration.ofDays(1)), now));
    figures.put(AT_ONCE_MONTH, crowd.most(now.minus(MONTH), now));
    var accesses = "select coalesce(sum(times), 0) from access where last_at >= ? and status ";
    figures.put(GRANTED, since(accesses + "not in (401, 403, 429)", now.minus(MONTH)));
    figures.put(REFUSED, since(accesses + "in (401, 403, 429)", now.minus(MONTH)));
  }

  private static void guarded(Map<Figure, Long> figures, Estate known) {
    figures.put(SITES, (long) known.sites().size());
    for (var tier : Tier.values()) {
      figures.put(
          tier == Tier.CORE ? SERVICES_CORE : SERVICES_OTHER,
          known.services().stream().filter(service -> service.tier() == tier).count());
    }
    figures.put(
        SOURCES, known.services().stream().mapToLong(service -> service.sources().size()).sum());
    figures.put(SCHEDULES, (long) known.schedules().size());
    figures.put(CONTACTS, (long) known.contacts().size());
    figures.put(VAULTS, (long) known.vaults().size());
  }

  private void copies(Map<Figure, Long> figures) {
    figures.put(
        POINTS,
        sql.sql("select count(*) from (select distinct service, point from snapshot) as points")
            .query(Long.class)
            .single());
    figures.put(SNAPSHOTS, count("from snapshot"));
    figures.put(
        STORED,
        sql.sql("select coalesce(sum(stored_bytes), 0)::bigint from snapshot")
            .query(Long.class)
            .single());
  }

  private void work(Map<Figure, Long> figures, Instant since) {
    var jobs = "select count(*) from job where began_at >= ? and state = ";
    figures.put(JOBS_DONE, since(jobs + "'DONE'", since));
    figures.put(JOBS_FAILED, since(jobs + "'FAILED'", since));
    figures.put(RUNS, since("select count(*) from run where opened_at >= ?", since));
    figures.put(NOTICES, since("select count(*) from notice where raised_at >= ?", since));
  }

  private long count(String from) {
    return sql.sql("select count(*) " + from).query(Long.class).single();
  }

  private long since(String query, Instant since) {
    return sql.sql(query).param(since.atOffset(ZoneOffset.UTC)).query(Long.class).single();
  }
}
