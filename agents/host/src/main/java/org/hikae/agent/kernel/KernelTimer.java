package org.hikae.agent.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The switch as a POSIX timer with SIGKILL: it goes off in the kernel, also when every thread of
/// this process is stopped, and a stopped process dies of it.
final class KernelTimer implements DeadMansSwitch {
  private final LinuxClock linux;
  private final MemorySegment timer;
  private final MemorySegment setting;

  KernelTimer(LinuxClock linux) {
    this.linux = linux;
    this.timer = linux.killingTimer(Arena.global());
    this.setting = LinuxClock.itimerspec(Arena.global());
  }

  @Override
  public synchronized void arm(long atNanos) {
    linux.set(timer, setting, Math.max(1, atNanos));
  }

  @Override
  public synchronized void disarm() {
    linux.set(timer, setting, 0);
  }

  @Override
  public boolean effective() {
    return true;
  }
}
