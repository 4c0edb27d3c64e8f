package org.hikae.domain.estate;

/// Who decides that a service fails over.
public enum Mode {
  /// People start it themselves; the machine only tells them what it sees.
  MANUAL,
  /// The machine proposes, a person approves.
  ASSISTED,
  /// The machine decides by itself.
  AUTOMATIC
}
