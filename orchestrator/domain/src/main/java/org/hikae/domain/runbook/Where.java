package org.hikae.domain.runbook;

/// One of the two sites that a plan speaks of.
public enum Where {
  /// Where the service was active when the plan was bound.
  FROM,
  /// Where it is to be active afterwards.
  TO
}
