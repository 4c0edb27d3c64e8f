package org.hikae.orchestrator.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.notice.News;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.notice.Told;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Notices as they stand.
public final class NoticeRows {
  private final JdbcClient sql;

  public NoticeRows(JdbcClient sql) {
    this.sql = sql;
  }

  public Optional<Notice> find(String id) {
    return complete(sql.sql("select * from notice where id = ?").param(id)).stream().findFirst();
  }

  /// The newest, newest first.
  public List<Notice> newest(int count) {
    return complete(sql.sql("select * from notice order by raised_at desc limit ?").param(count));
  }

  /// Those that are open, and those that were raised or resolved since then: all that somebody may
  /// have to be told of.
  public List<Notice> lively(Instant since) {
    var then = since.atOffset(ZoneOffset.UTC);
    return complete(
        sql.sql(
                """
                select * from notice
                where (resolved_at is null and not happened) or raised_at > ? or resolved_at > ?
                order by raised_at
                """)
            .params(then, then));
  }

  private List<Notice> complete(JdbcClient.StatementSpec query) {
    var bare = query.query(NoticeRows::notice).list();
    var told = told(bare.stream().map(Notice::id).toList());
    return bare.stream().map(each -> with(each, told.getOrDefault(each.id(), List.of()))).toList();
  }

  private Map<String, List<Told>> told(List<String> ids) {
    var told = new HashMap<String, List<Told>>();
    sql.sql("select * from notice_told where notice = any(?) order by at")
        .param(ids.toArray(String[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    told.computeIfAbsent(row.getString("notice"), _ -> new ArrayList<>())
                        .add(told(row)));
    return told;
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        row.getString("contact"),
        Channel.valueOf(row.getString("channel")),
        News.valueOf(row.getString("news")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("problem"));
  }

  private static Notice with(Notice bare, List<Told> told) {
    return new Notice(
        bare.id(),
        bare.version(),
        bare.concern(),
        bare.raisedAt(),
        bare.acknowledgedAt(),
        bare.acknowledgedBy(),
        bare.resolvedAt(),
        told);
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getString("id"),
        row.getLong("version"),
        new Concern(
            row.getString("subject"),
            Urgency.valueOf(row.getString("urgency")),
            new Bilingual(row.getString("en"), row.getString("ja")),
            row.getString("command"),
            row.getString("page"),
            row.getBoolean("happened")),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        moment(row, "acknowledged_at"),
        row.getString("acknowledged_by"),
        moment(row, "resolved_at"),
        List.of());
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
