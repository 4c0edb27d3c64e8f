package org.hikae.agent.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The calls of `<time.h>` that are needed here, on `CLOCK_BOOTTIME` of 64-bit Linux.
final class LinuxClock {
  static final StructLayout TIMESPEC =
      MemoryLayout.structLayout(JAVA_LONG.withName("tv_sec"), JAVA_LONG.withName("tv_nsec"));

  private static final int CLOCK_BOOTTIME = 7;
  private static final int TIMER_ABSTIME = 1;
  private static final int SIGEV_SIGNAL = 0;
  private static final int SIGKILL = 9;
  private static final long NANOS = 1_000_000_000L;

  /// `struct sigevent`: value, signal, how to notify, and room up to its 64 bytes.
  private static final StructLayout SIGEVENT =
      MemoryLayout.structLayout(
          JAVA_LONG, JAVA_INT, JAVA_INT, MemoryLayout.sequenceLayout(48, JAVA_BYTE));

  /// `struct itimerspec`: the interval, then the first expiry.
  private static final StructLayout ITIMERSPEC =
      MemoryLayout.structLayout(TIMESPEC.withName("interval"), TIMESPEC.withName("value"));

  private final MethodHandle clockGettime;
  private final MethodHandle timerCreate;
  private final MethodHandle timerSettime;

  private LinuxClock(Linker linker) {
    clockGettime =
        handle(linker, "clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    timerCreate =
        handle(linker, "timer_create", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    timerSettime =
        handle(
            linker,
            "timer_settime",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
  }

  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor shape) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
  }

  /// Links the calls, or says by emptiness that this is no Linux that has them.
  static Optional<LinuxClock> link() {
    if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != 8) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinuxClock(Linker.nativeLinker()));
    } catch (NoSuchElementException | UnsupportedOperationException | IllegalCallerException _) {
      return Optional.empty();
    }
  }

  long now(MemorySegment timespec) {
    check("clock_gettime", () -> (int) clockGettime.invokeExact(CLOCK_BOOTTIME, timespec));
    return timespec.get(JAVA_LONG, 0) * NANOS + timespec.get(JAVA_LONG, 8);
  }

  /// Makes a disarmed timer that will send SIGKILL to this process.
  MemorySegment killingTimer(Arena arena) {
    var event = arena.allocate(SIGEVENT);
    event.set(JAVA_INT, 8, SIGKILL);
    event.set(JAVA_INT, 12, SIGEV_SIGNAL);
    var timer = arena.allocate(ADDRESS);
    check("timer_create", () -> (int) timerCreate.invokeExact(CLOCK_BOOTTIME, event, timer));
    return timer.get(ADDRESS, 0);
  }

  /// Sets the moment at which the timer goes off; 0 disarms it.
  void set(MemorySegment timer, MemorySegment itimerspec, long atNanos) {
    itimerspec.set(JAVA_LONG, 16, atNanos / NANOS);
    itimerspec.set(JAVA_LONG, 24, atNanos % NANOS);
    check(
        "timer_settime",
        () -> (int) timerSettime.invokeExact(timer, TIMER_ABSTIME, itimerspec, MemorySegment.NULL));
  }

  static MemorySegment itimerspec(Arena arena) {
    return arena.allocate(ITIMERSPEC);
  }

  private interface Call {
    int run() throws Throwable;
  }

  @SuppressWarnings("CatchThrowable")
  private static void check(String name, Call call) {
    int result;
    try {
      result = call.run();
    } catch (Throwable broken) {
      throw new IllegalStateException(name + " cannot be called", broken);
    }
    if (result != 0) {
      throw new IllegalStateException(name + " returned " + result);
    }
  }
}
