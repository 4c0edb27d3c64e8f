package org.hikae.agent.lease;

import java.util.HashMap;
import java.util.Map;
import org.hikae.agent.kernel.DeadMansSwitch;
import org.hikae.protocol.ServiceId;

/// When each service that may be running here loses its right. The dead man's switch is set to the
/// first of them: the kernel knows one moment only, and ends everything.
final class Deadlines {
  private final DeadMansSwitch deadMansSwitch;
  private final Map<ServiceId, Long> ends = new HashMap<>();

  Deadlines(DeadMansSwitch deadMansSwitch) {
    this.deadMansSwitch = deadMansSwitch;
  }

  /// The service's right ends at this moment of the ticker.
  synchronized void set(ServiceId service, long atNanos) {
    ends.put(service, atNanos);
    apply();
  }

  /// The service is proven stopped.
  synchronized void clear(ServiceId service) {
    if (ends.remove(service) != null) {
      apply();
    }
  }

  private void apply() {
    ends.values().stream()
        .min(Long::compare)
        .ifPresentOrElse(deadMansSwitch::arm, deadMansSwitch::disarm);
  }
}
