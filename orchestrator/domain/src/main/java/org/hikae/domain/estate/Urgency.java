package org.hikae.domain.estate;

/// How urgent a concern is, the most urgent first.
public enum Urgency {
  /// Users or data are in danger.
  ALARM,
  /// They will be, or somebody wants to know.
  WATCH
}
