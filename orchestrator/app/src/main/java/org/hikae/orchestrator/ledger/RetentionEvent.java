package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.points.PointMark;
import org.hikae.protocol.VaultName;

/// That somebody wants points of a vault forgotten, more than one person may decide, and how that
/// ended. Each vault is a stream of its own.
public sealed interface RetentionEvent {
  /// The streams of proposals begin so.
  String PREFIX = "proposal/";

  Instant at();

  /// @param plan a short name of the choice
  record RetentionProposed(
      Instant at, VaultName vault, String plan, List<PointMark> points, String by, String note)
      implements RetentionEvent {
    public RetentionProposed {
      points = List.copyOf(points);
    }
  }

  /// @param agreed whether a second person agreed; otherwise somebody withdrew it
  record ProposalEnded(Instant at, VaultName vault, String plan, String by, boolean agreed)
      implements RetentionEvent {}
}
