package org.hikae.agent.testing;

import java.util.OptionalLong;
import org.hikae.agent.kernel.DeadMansSwitch;

/// A switch that only remembers when it would go off.
public final class RecordingSwitch implements DeadMansSwitch {
  private OptionalLong deadline = OptionalLong.empty();

  @Override
  public synchronized void arm(long atNanos) {
    deadline = OptionalLong.of(atNanos);
  }

  @Override
  public synchronized void disarm() {
    deadline = OptionalLong.empty();
  }

  @Override
  public boolean effective() {
    return true;
  }

  /// When it would go off; empty when it is disarmed.
  public synchronized OptionalLong deadline() {
    return deadline;
  }
}
