package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainedAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accesses that stand in the ledger, of all orchestrators.
public final class AccessRows {
  private static final String REFUSED = "status in (401, 403, 429)";

  private final JdbcClient sql;

  public AccessRows(JdbcClient sql) {
    this.sql = sql;
  }

  /// What is looked for; null for whatever it may be.
  ///
  /// @param after not before that time
  /// @param until before that time
  /// @param who a part of the name
  /// @param from the beginning of the address
  /// @param what a part of the path
  public record Wanted(
      @Nullable Instant after,
      @Nullable Instant until,
      @Nullable String who,
      @Nullable String from,
      @Nullable String what,
      boolean refused) {
    public Wanted {
      who = storable(who);
      from = storable(from);
      what = storable(what);
    }

    /// No text of PostgreSQL has a zero in it.
    private static @Nullable String storable(@Nullable String text) {
      return text == null ? null : text.replace('\0', ' ');
    }
  }

  /// An address that was refused, and how often.
  public record Refused(String from, long times) {}

  /// Somebody at an address.
  public record Place(String who, String from) {}

  /// Those of a span, the newest of them when there are more than `most`.
  public List<Access> between(Instant after, Instant until, int most) {
    return sql
        .sql("select * from access where last_at >= ? and at < ? order by at desc limit ?")
        .params(after.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), most)
        .query(AccessRows::link)
        .list()
        .stream()
        .map(ChainedAccess::access)
        .toList();
  }

  /// Who was let in from where within a span.
  public Set<Place> places(Instant after, Instant until) {
    return Set.copyOf(
        sql.sql(
                "select distinct who, source from access where last_at >= ? and at < ? and not "
                    + "("
                    + REFUSED
                    + ")")
            .params(after.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
            .query((row, _) -> new Place(row.getString(1), row.getString(2)))
            .list());
  }

  /// Newest first, `skip` of them left out.
  public List<ChainedAccess> newest(Wanted wanted, int skip, int limit) {
    return sql.sql(
            """
            select * from access
            where (cast(:after as timestamptz) is null or last_at >= :after)
              and (cast(:until as timestamptz) is null or at < :until)
              and (cast(:who as text) is null or position(lower(:who) in lower(who)) > 0)
              and (cast(:from as text) is null or starts_with(source, :from))
              and (cast(:what as text) is null or position(:what in path) > 0)
              and (not :refused or %s)
            order by at desc, node, number desc offset :skip limit :limit
            """
                .formatted(REFUSED))
        .param("after", time(wanted.after()))
        .param("until", time(wanted.until()))
        .param("who", wanted.who())
        .param("from", wanted.from())
        .param("what", wanted.what())
        .param("refused", wanted.refused())
        .param("skip", skip)
        .param("limit", limit)
        .query(AccessRows::link)
        .list();
  }

  /// Those of a node after the one with that number, in the order of its chain.
  public List<ChainedAccess> chain(String node, long after, int limit) {
    return sql.sql("select * from access where node = ? and number > ? order by number limit ?")
        .params(node, after, limit)
        .query(AccessRows::link)
        .list();
  }

  /// Where the chains of all nodes end.
  public List<End> ends() {
    return sql.sql(
            "select distinct on (node) node, number, hash from access order by node, number desc")
        .query((row, _) -> new End(row.getString(1), row.getLong(2), row.getString(3)))
        .list();
  }

  /// Where a node's chain ends.
  public End end(String node) {
    return ends().stream()
        .filter(end -> end.node().equals(node))
        .findFirst()
        .orElse(End.none(node));
  }

  /// Up to which line each of a node's files stands in the ledger.
  public Map<String, Long> taken(String node) {
    var taken = new HashMap<String, Long>();
    sql.sql("select file, line from access_file where node = ?")
        .param(node)
        .query((RowCallbackHandler) row -> taken.put(row.getString(1), row.getLong(2)));
    return taken;
  }

  /// The addresses that were refused `least` times or more since then.
  public List<Refused> refusedSince(Instant since, long least) {
    return sql.sql(
            "select source, sum(times) from access where last_at >= ? and "
                + REFUSED
                + " group by source having sum(times) >= ? order by 2 desc, 1 limit 50")
        .params(since.atOffset(ZoneOffset.UTC), least)
        .query((row, _) -> new Refused(row.getString(1), row.getLong(2)))
        .list();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static ChainedAccess link(ResultSet row, int number) throws SQLException {
    var access =
        new Access(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("who"),
            row.getString("source"),
            row.getString("method"),
            row.getString("path"),
            row.getString("needed"),
            row.getInt("status"),
            row.getLong("times"),
            row.getObject("last_at", OffsetDateTime.class).toInstant());
    return new ChainedAccess(
        row.getString("node"),
        row.getLong("number"),
        access,
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
