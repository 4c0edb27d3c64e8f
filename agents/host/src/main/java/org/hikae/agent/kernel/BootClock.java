package org.hikae.agent.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.hikae.cluster.lease.Ticker;

/// The time since the machine came up, in nanoseconds. Unlike [System#nanoTime] it goes on while
/// the machine sleeps, so that a lease does not outlive a lid that was closed.
public final class BootClock implements Ticker {
  private final LinuxClock linux;
  private final ThreadLocal<MemorySegment> moment =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(LinuxClock.TIMESPEC));

  BootClock(LinuxClock linux) {
    this.linux = linux;
  }

  @Override
  public long nanos() {
    return linux.now(moment.get());
  }
}
