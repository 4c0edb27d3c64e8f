package org.hikae.orchestrator.ledger;

import java.time.Instant;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.notice.Told;

/// What became of a concern. Each subject is a stream of its own, in which one raising follows the
/// resolution of the one before it.
public sealed interface NoticeEvent {
  /// The streams of notices begin so.
  String PREFIX = "notice/";

  record NoticeRaised(Instant at, String id, Concern concern) implements NoticeEvent {}

  record NoticeTold(String id, Told told) implements NoticeEvent {}

  record NoticeAcknowledged(Instant at, String id, String by) implements NoticeEvent {}

  record NoticeResolved(Instant at, String id) implements NoticeEvent {}
}
