package org.hikae.domain.schedule;

/// What becomes of a time at which nobody was there to start the work.
public enum Missed {
  /// It is started as soon as it may be, once for all that were missed.
  CATCH_UP,
  /// It is told and left at that.
  REPORT
}
