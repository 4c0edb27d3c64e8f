package org.hikae.domain.runbook;

/// What a runbook does with the site where a service is active.
public enum Kind {
  /// Unplanned: from a site that is lost to the one where the service comes back.
  FAILOVER,
  /// Planned: from the home site to the recovery site, without losing anything.
  SWITCHOVER,
  /// Planned: back to the home site.
  FAILBACK,
  /// The service stays where it is.
  IN_PLACE;

  /// Whether both sites take part, so that nothing is lost.
  public boolean planned() {
    return this == SWITCHOVER || this == FAILBACK;
  }
}
