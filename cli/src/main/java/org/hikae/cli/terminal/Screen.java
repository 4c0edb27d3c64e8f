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

/// What the C library knows of a file descriptor: whether it is a terminal, and how wide.
final class Screen {
  private static final long WINDOW_SIZE =
      System.getProperty("os.name", "").startsWith("Mac") ? 0x40087468L : 0x5413L;
  private static final int USUAL_COLUMNS = 80;

  private Screen() {}

  static boolean isTerminal(int descriptor) {
    try {
      return (int)
              function("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(descriptor)
          == 1;
    } catch (Throwable unknown) {
      return false;
    }
  }

  static int columns(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var size = arena.allocate(MemoryLayout.sequenceLayout(4, JAVA_SHORT));
      var ioctl =
          function(
              "ioctl",
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));
      var status = (int) ioctl.invokeExact(descriptor, WINDOW_SIZE, size);
      int columns = size.getAtIndex(JAVA_SHORT, 1);
      return status == 0 && columns > 0 ? columns : USUAL_COLUMNS;
    } catch (Throwable unknown) {
      return USUAL_COLUMNS;
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape, options);
  }
}
