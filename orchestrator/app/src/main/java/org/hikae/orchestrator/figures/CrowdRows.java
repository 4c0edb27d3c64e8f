package org.hikae.orchestrator.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many people were at the consoles at the same time, as the audit of all orchestrators has it.
/// Somebody is there in every five minutes in which they were let in; who has shown nothing is told
/// apart by their address. Programs (tokens, agents, orchestrators) are nobody.
public final class CrowdRows {
  private static final String MOST =
      """
      select coalesce(max(people), 0) from (
        select count(distinct person) as people from (
          select case who when 'stranger' then source else who end as person,
            generate_series(
              floor(extract(epoch from greatest(at, :after)) / 300)::bigint,
              floor(extract(epoch from least(last_at, :until)) / 300)::bigint) as five_minutes
          from access
          where last_at >= :after and at < :until and status < 400
            and (who = 'stranger' or who like 'account/%' or who like 'operator.%')
        ) as seen
        group by five_minutes
      ) as counted
      """;

  private final JdbcClient sql;

  public CrowdRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// The most that were there within the same five minutes of a span.
  public long most(Instant after, Instant until) {
    return sql.sql(MOST)
        .param("after", after.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
