package org.hikae.domain.notice;

/// What a contact is told of a notice.
public enum News {
  /// That there is something.
  RAISED,
  /// That it is over.
  RESOLVED
}
