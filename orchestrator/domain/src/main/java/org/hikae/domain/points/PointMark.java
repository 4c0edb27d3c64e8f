package org.hikae.domain.points;

import org.hikae.protocol.ServiceId;

/// Which recovery point is meant, in whichever vault.
public record PointMark(ServiceId service, String mark) {
  @Override
  public String toString() {
    return service + " " + mark;
  }
}
