package org.hikae.protocol;

/// The proof of a site's right to be active for a service, checked by everything that acts: a
/// holder of an older epoch is refused.
public record FencingToken(ServiceId service, SiteId holder, Epoch epoch) {
  /// Whether this token is older than what the other proves.
  public boolean isSupersededBy(FencingToken other) {
    return service.equals(other.service) && epoch.isBefore(other.epoch);
  }

  @Override
  public String toString() {
    return service + "@" + holder + "#" + epoch;
  }
}
