package org.hikae.orchestrator.notice;

import org.hikae.domain.notice.Delivery;

/// Carries what is to be told to a contact, in one way.
@FunctionalInterface
public interface Post {
  /// Returns when the receiver has taken it. The same delivery may be sent twice: it has the same
  /// name then.
  void send(Delivery delivery) throws NotSent;
}
