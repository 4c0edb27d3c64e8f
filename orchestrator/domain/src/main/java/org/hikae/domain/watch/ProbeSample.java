package org.hikae.domain.watch;

import java.time.Duration;
import java.time.Instant;
import org.hikae.protocol.NodeId;

/// One look at a service from its users' side.
///
/// @param sentAt when the look began, by the observer's clock
/// @param saw one line for people: what was answered, or why nothing was
public record ProbeSample(
    NodeId observer, Instant sentAt, Duration took, boolean good, String saw) {
  /// When the look ended.
  public Instant endedAt() {
    return sentAt.plus(took);
  }
}
