package org.hikae.cli.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The terminal behind this process's standard error, if there is one. The C library is asked as
/// late as can be: to reach it takes longer than to list a vault.
final class Screen {
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final long WINDOW_SIZE =
      System.getProperty("os.name", "").startsWith("Mac") ? 0x40087468L : 0x5413L;
  private static final int USUAL_COLUMNS = 80;

  /// What the launcher has found out already.
  private static final @Nullable String TOLD = System.getProperty("hikae.watched");

  private Screen() {}

  static boolean isWatched() {
    return TOLD == null ? Asked.TERMINAL : Boolean.parseBoolean(TOLD);
  }

  /// Whether standard output goes to a terminal.
  static boolean showsOutput() {
    return isTerminal(STANDARD_OUTPUT);
  }

  static int columns() {
    try (var arena = Arena.ofConfined()) {
      var size = arena.allocate(MemoryLayout.sequenceLayout(4, JAVA_SHORT));
      var ioctl =
          function(
              "ioctl",
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));
      var status = (int) ioctl.invokeExact(STANDARD_ERROR, WINDOW_SIZE, size);
      int columns = size.getAtIndex(JAVA_SHORT, 1);
      return status == 0 && columns > 0 ? columns : USUAL_COLUMNS;
    } catch (Throwable unknown) {
      return USUAL_COLUMNS;
    }
  }

  private static final class Asked {
    static final boolean TERMINAL = isTerminal(STANDARD_ERROR);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      var isatty = function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
      return (int) isatty.invokeExact(descriptor) == 1;
    } catch (Throwable unknown) {
      return false;
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape, options);
  }
}
