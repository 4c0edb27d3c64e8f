package org.hikae.orchestrator.notice;

import java.time.Clock;
import java.util.function.Function;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.notice.Delivery;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.notice.Told;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.NoticeEvent;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeAcknowledged;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeRaised;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeResolved;
import org.hikae.orchestrator.ledger.NoticeEvent.NoticeTold;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.jspecify.annotations.Nullable;

/// Puts into the ledger what becomes of notices.
public final class NoticeDesk {
  private static final int TRIES = 10;

  private final Decisions decisions;
  private final NoticeRows rows;
  private final Clock clock;

  public NoticeDesk(Decisions decisions, NoticeRows rows, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.clock = clock;
  }

  /// Raises it, unless another leader did. What happened once is raised once.
  public void raise(Concern concern) throws LedgerException, InterruptedException {
    var id = concern.id();
    var version = concern.happened() ? 0 : rows.find(id).map(Notice::version).orElse(0L);
    append(id, version, new NoticeRaised(clock.instant(), id, concern));
  }

  public void resolve(Notice notice) throws LedgerException, InterruptedException {
    change(notice, now -> now.isOpen() ? new NoticeResolved(clock.instant(), now.id()) : null);
  }

  /// That the contact was told, or why that was given up.
  public void told(Delivery delivery, @Nullable String problem)
      throws LedgerException, InterruptedException {
    var told =
        new Told(
            delivery.contact().id(), delivery.channel(), delivery.news(), clock.instant(), problem);
    change(delivery.notice(), now -> new NoticeTold(now.id(), told));
  }

  /// Somebody is at it: nobody else is told that it goes on.
  public void acknowledge(Notice notice, String by) throws LedgerException, InterruptedException {
    change(
        notice,
        now ->
            now.acknowledgedAt() == null
                ? new NoticeAcknowledged(clock.instant(), now.id(), by)
                : null);
  }

  /// Appends to the notice as it is now, as long as it is the same raising of it.
  private void change(Notice known, Function<Notice, @Nullable NoticeEvent> change)
      throws LedgerException, InterruptedException {
    for (var left = TRIES; left > 0; left--) {
      var now = rows.find(known.id()).orElse(null);
      var event =
          now == null || !now.raisedAt().equals(known.raisedAt()) ? null : change.apply(now);
      if (now == null || event == null || append(now.id(), now.version(), event)) {
        return;
      }
    }
    throw new LedgerException("notice " + known.id() + " changed all the time");
  }

  private boolean append(String id, long version, NoticeEvent event)
      throws LedgerException, InterruptedException {
    return decisions.append(NoticeEvent.PREFIX + id, version, event) instanceof Receipt.Stands;
  }
}
