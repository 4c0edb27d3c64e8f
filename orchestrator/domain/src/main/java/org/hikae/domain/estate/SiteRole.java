package org.hikae.domain.estate;

/// What a site is there for.
public enum SiteRole {
  /// Services are at home here.
  PRIMARY,
  /// Services come back here.
  RECOVERY,
  /// Only votes, so that a majority is left when one site goes.
  WITNESS
}
