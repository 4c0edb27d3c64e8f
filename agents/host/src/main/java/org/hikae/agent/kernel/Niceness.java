package org.hikae.agent.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a thread step back behind the others when there are not enough processors for all: Linux
/// gives each thread a niceness of its own, and those that it starts inherit it.
public final class Niceness {
  private static final Logger log = LoggerFactory.getLogger(Niceness.class);
  private static final int OF_A_THREAD = 0;
  private static final int THE_CALLER = 0;

  /// A third of the weight of a thread that has not stepped back.
  private static final int BEHIND = 5;

  private static final Optional<MethodHandle> SETPRIORITY = link();

  private Niceness() {}

  /// The calling thread, which must be one of the platform, steps back for good. Where that is not
  /// possible nothing happens.
  @SuppressWarnings("CatchThrowable")
  public static void stepBack() {
    if (SETPRIORITY.isEmpty() || Thread.currentThread().isVirtual()) {
      return;
    }
    try {
      var result = (int) SETPRIORITY.get().invokeExact(OF_A_THREAD, THE_CALLER, BEHIND);
      if (result != 0) {
        log.debug("this thread cannot step back");
      }
    } catch (Throwable broken) {
      throw new IllegalStateException("setpriority cannot be called", broken);
    }
  }

  private static Optional<MethodHandle> link() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    var linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(
            call ->
                linker.downcallHandle(
                    call, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
  }
}
