package org.hikae.domain.runbook;

/// On what a runbook is executed.
public enum Occasion {
  /// On the real thing.
  INCIDENT,
  /// In a sandbox at the recovery site: production is left alone.
  DRILL
}
