package org.hikae.cli.demo.site;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// Signals to processes, by the C library's `kill`.
final class Signals {
  static final int KILL = 9;
  static final int CONTINUE = 18;
  static final int STOP = 19;

  private static final MethodHandle SEND =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("kill").orElseThrow(),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private Signals() {}

  /// Sends to each; one that has ended meanwhile is no error.
  static void send(int signal, List<ProcessHandle> processes) {
    for (var process : processes) {
      try {
        var _ = (int) SEND.invokeExact(Math.toIntExact(process.pid()), signal);
      } catch (Throwable impossible) {
        throw new IllegalStateException("kill cannot be called", impossible);
      }
    }
  }
}
