package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hikae.cluster.LedgerEntry;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeAcknowledged;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeRaised;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeResolved;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeTold;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the tables of notices.
public final class NoticeTable implements Table {
  private final JdbcClient sql;
  private final DomainJson json;

  public NoticeTable(JdbcClient sql, DomainJson json) {
    this.sql = sql;
    this.json = json;
  }

  @Override
  public void apply(LedgerEntry entry) {
    if (!entry.stream().startsWith(NoticeEvent.PREFIX)) {
      return;
    }
    switch (json.read(entry.body(), NoticeEvent.class)) {
      case NoticeRaised raised -> raise(raised);
      case NoticeTold told -> tell(told);
      case NoticeAcknowledged(var at, var id, var by) ->
          sql.sql("update notice set acknowledged_at = ?, acknowledged_by = ? where id = ?")
              .params(utc(at), by, id)
              .update();
      case NoticeResolved(var at, var id) ->
          sql.sql("update notice set resolved_at = ? where id = ?").params(utc(at), id).update();
    }
    sql.sql("update notice set version = ? where id = ?")
        .params(entry.version(), entry.stream().substring(NoticeEvent.PREFIX.length()))
        .update();
  }

  private void raise(NoticeRaised raised) {
    var concern = raised.concern();
    sql.sql("delete from notice where id = ?").param(raised.id()).update();
    sql.sql(
            """
            insert into notice
              (id, version, subject, urgency, en, ja, command, page, happened, raised_at)
            values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            raised.id(),
            concern.subject(),
            concern.urgency().name(),
            concern.sentence().en(),
            concern.sentence().ja(),
            concern.command(),
            concern.page(),
            concern.happened(),
            utc(raised.at()))
        .update();
  }

  private void tell(NoticeTold event) {
    var told = event.told();
    sql.sql("insert into notice_told values (?, ?, ?, ?, ?, ?) on conflict do nothing")
        .param(event.id())
        .param(told.contact())
        .param(told.channel().name())
        .param(told.news().name())
        .param(utc(told.at()))
        .param(told.problem())
        .update();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
