package org.hikae.vault.file;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls that Java's own file API has no words for: names as bytes, places relative to
/// an open folder, links never followed. A result below zero is an error number, negated.
///
/// For use by one thread: it has scratch memory of its own.
final class Linux {
  static final int HERE = -100;
  static final int READ = 0;
  static final int WRITE = 1;
  static final int READ_WRITE = 2;
  static final int CREATE = 0100;
  static final int EXCLUSIVE = 0200;
  static final int NONBLOCK = 04000;
  static final int DIRECTORY;
  static final int NOFOLLOW;
  static final int NOATIME = 01000000;
  static final int CLOEXEC = 02000000;
  static final int PATH = 010000000;
  static final int EMPTY_PATH = 0x1000;
  static final int SYMLINK_NOFOLLOW = 0x100;
  static final int REMOVE_FOLDER = 0x200;
  static final int SEEK_DATA = 3;
  static final int SEEK_HOLE = 4;

  private static final int STATX_BASIC = 0x7ff;
  private static final int SLICE = 1 << 20;
  private static final int NAMES = 16 << 10;
  private static final int DENTS = 64 << 10;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final long ERRNO_AT =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  static {
    // Two flags have other numbers on ARM.
    var arm = System.getProperty("os.arch").equals("aarch64");
    DIRECTORY = arm ? 040000 : 0200000;
    NOFOLLOW = arm ? 0100000 : 0400000;
  }

  private static final MethodHandle OPENAT =
      handle("openat", 3, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = handle("close", 0, JAVA_INT, JAVA_INT);
  private static final MethodHandle PREAD =
      handle("pread", 0, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PWRITE =
      handle("pwrite", 0, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GETDENTS =
      handle("getdents64", 0, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle STATX =
      handle("statx", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle READLINKAT =
      handle("readlinkat", 0, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle LSEEK =
      handle("lseek", 0, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle MKDIRAT =
      handle("mkdirat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SYMLINKAT =
      handle("symlinkat", 0, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private static final MethodHandle LINKAT =
      handle("linkat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle UNLINKAT =
      handle("unlinkat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle MKNODAT =
      handle("mknodat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG);
  private static final MethodHandle FTRUNCATE =
      handle("ftruncate", 0, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle FCHMOD = handle("fchmod", 0, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle FCHMODAT =
      handle("fchmodat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle FCHOWNAT =
      handle("fchownat", 0, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle UTIMENSAT =
      handle("utimensat", 0, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
  private static final MethodHandle FUTIMENS = handle("futimens", 0, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle LLISTXATTR =
      handle("llistxattr", 0, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle LGETXATTR =
      handle("lgetxattr", 0, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle FLISTXATTR =
      handle("flistxattr", 0, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle FGETXATTR =
      handle("fgetxattr", 0, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
  private static final MethodHandle FSETXATTR =
      handle("fsetxattr", 0, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

  private static final MethodHandle FREMOVEXATTR =
      handle("fremovexattr", 0, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle LSETXATTR =
      handle("lsetxattr", 0, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle LREMOVEXATTR =
      handle("lremovexattr", 0, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle FALLOCATE =
      handle("fallocate", 0, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle SYNCFS = handle("syncfs", 0, JAVA_INT, JAVA_INT);
  private static final MethodHandle SYSCALL =
      handle("syscall", 1, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
  private static final long OPENAT2 = 437;
  private static final long HOW_BYTES = 24;

  /// No magic link, no symbolic link, nothing above the folder it begins at.
  private static final long RESOLVE_BELOW = 0x02 | 0x04 | 0x08;

  /// Makes a hole and keeps the size.
  private static final int PUNCH_HOLE = 0x03;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
  private final MemorySegment name = arena.allocate(NAMES);
  private final MemorySegment second = arena.allocate(NAMES);
  private final MemorySegment slice = arena.allocate(SLICE, 64);
  private final MemorySegment how = arena.allocate(HOW_BYTES, 8);
  private final MemorySegment times = arena.allocate(32, 8);

  /// What the last [#look] saw: a `struct statx`, which is the same on every kind of machine.
  final MemorySegment seen = arena.allocate(256, 16);

  /// What the last [#entries] read.
  final MemorySegment dents = arena.allocate(DENTS, 16);

  /// What the last [#target], [#extendedNames] or [#extended] read.
  final MemorySegment text = arena.allocate((64 << 10) + 1);

  private static MethodHandle handle(
      String function, int variadicFrom, MemoryLayout result, MemoryLayout... arguments) {
    var address = LINKER.defaultLookup().findOrThrow(function);
    var descriptor = FunctionDescriptor.of(result, arguments);
    return variadicFrom == 0
        ? LINKER.downcallHandle(address, descriptor, ERRNO)
        : LINKER.downcallHandle(
            address, descriptor, ERRNO, Linker.Option.firstVariadicArg(variadicFrom));
  }

  int open(int folder, byte[] path, int flags, int mode) {
    try {
      return result(
          (int) OPENAT.invokeExact(state, folder, text(name, path), flags | CLOEXEC, mode));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Opens a folder that is reached from another one through real folders alone: no name in the
  /// path is followed when it is a link, and none leads above. The kernel since 5.6 knows how;
  /// before, this is [Errno#NOSYS].
  int openFolderBelow(int folder, byte[] path) {
    try {
      how.set(JAVA_LONG, 0, DIRECTORY | NOFOLLOW | CLOEXEC);
      how.set(JAVA_LONG, 8, 0);
      how.set(JAVA_LONG, 16, RESOLVE_BELOW);
      return result(
          (int)
              (long) SYSCALL.invokeExact(state, OPENAT2, folder, text(name, path), how, HOW_BYTES));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void close(int file) {
    try {
      var _ = (int) CLOSE.invokeExact(state, file);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Reads at most a mebibyte.
  int read(int file, byte[] into, int at, int count, long position) {
    try {
      var wanted = Math.min(count, SLICE);
      var read = (long) PREAD.invokeExact(state, file, slice, (long) wanted, position);
      if (read > 0) {
        MemorySegment.copy(slice, JAVA_BYTE, 0, into, at, (int) read);
      }
      return result((int) read);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Writes at most a mebibyte.
  int write(int file, byte[] bytes, int from, int count, long position) {
    try {
      var wanted = Math.min(count, SLICE);
      MemorySegment.copy(bytes, from, slice, JAVA_BYTE, 0, wanted);
      return result((int) (long) PWRITE.invokeExact(state, file, slice, (long) wanted, position));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int entries(int folder) {
    try {
      return result((int) (long) GETDENTS.invokeExact(state, folder, dents, (long) DENTS));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int look(int folder, byte[] path) {
    return look(folder, text(name, path), SYMLINK_NOFOLLOW);
  }

  /// Looks at what a name in [#dents] means.
  int look(int folder, MemorySegment path) {
    return look(folder, path, SYMLINK_NOFOLLOW);
  }

  int look(int file) {
    return look(file, text(name, new byte[0]), EMPTY_PATH);
  }

  private int look(int folder, MemorySegment path, int flags) {
    try {
      return result((int) STATX.invokeExact(state, folder, path, flags, STATX_BASIC, seen));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int target(int folder, byte[] path) {
    try {
      return result(
          (int)
              (long)
                  READLINKAT.invokeExact(state, folder, text(name, path), text, text.byteSize()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long seek(int file, long position, int whence) {
    try {
      var found = (long) LSEEK.invokeExact(state, file, position, whence);
      return found < 0 ? -errno() : found;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int makeFolder(int folder, byte[] path, int mode) {
    try {
      return result((int) MKDIRAT.invokeExact(state, folder, text(name, path), mode));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int symbolicLink(byte[] target, int folder, byte[] path) {
    try {
      return result(
          (int) SYMLINKAT.invokeExact(state, text(name, target), folder, text(second, path)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int link(int fromFolder, byte[] from, int folder, byte[] path) {
    try {
      return result(
          (int)
              LINKAT.invokeExact(
                  state, fromFolder, text(name, from), folder, text(second, path), 0));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int unlink(int folder, byte[] path) {
    return unlink(folder, path, 0);
  }

  int removeFolder(int folder, byte[] path) {
    return unlink(folder, path, REMOVE_FOLDER);
  }

  private int unlink(int folder, byte[] path, int flags) {
    try {
      return result((int) UNLINKAT.invokeExact(state, folder, text(name, path), flags));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int special(int folder, byte[] path, int mode, long device) {
    try {
      return result((int) MKNODAT.invokeExact(state, folder, text(name, path), mode, device));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setSize(int file, long size) {
    try {
      return result((int) FTRUNCATE.invokeExact(state, file, size));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setMode(int file, int mode) {
    try {
      return result((int) FCHMOD.invokeExact(state, file, mode & 07777));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setMode(int folder, byte[] path, int mode) {
    try {
      return result(
          (int)
              FCHMODAT.invokeExact(
                  state, folder, text(name, path), mode & 07777, SYMLINK_NOFOLLOW));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// An empty path means the file that `folder` stands for.
  int setOwner(int folder, byte[] path, int uid, int gid) {
    try {
      var flags = path.length == 0 ? EMPTY_PATH : SYMLINK_NOFOLLOW;
      return result((int) FCHOWNAT.invokeExact(state, folder, text(name, path), uid, gid, flags));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setTime(int folder, byte[] path, long modified) {
    try {
      return result(
          (int)
              UTIMENSAT.invokeExact(
                  state, folder, text(name, path), both(modified), SYMLINK_NOFOLLOW));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setTime(int file, long modified) {
    try {
      return result((int) FUTIMENS.invokeExact(state, file, both(modified)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int extendedNames(byte[] path) {
    try {
      return result(
          (int) (long) LLISTXATTR.invokeExact(state, text(name, path), text, text.byteSize()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int extended(byte[] path, byte[] attribute) {
    try {
      return result(
          (int)
              (long)
                  LGETXATTR.invokeExact(
                      state, text(name, path), text(second, attribute), text, text.byteSize()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setExtended(byte[] path, byte[] attribute, byte[] value) {
    try {
      MemorySegment.copy(value, 0, slice, JAVA_BYTE, 0, value.length);
      return result(
          (int)
              LSETXATTR.invokeExact(
                  state, text(name, path), text(second, attribute), slice, (long) value.length, 0));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int extendedNames(int file) {
    try {
      return result((int) (long) FLISTXATTR.invokeExact(state, file, text, text.byteSize()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int extended(int file, byte[] attribute) {
    try {
      return result(
          (int)
              (long)
                  FGETXATTR.invokeExact(
                      state, file, text(second, attribute), text, text.byteSize()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int removeExtended(int file, byte[] attribute) {
    try {
      return result((int) FREMOVEXATTR.invokeExact(state, file, text(second, attribute)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int removeExtended(byte[] path, byte[] attribute) {
    try {
      return result(
          (int) LREMOVEXATTR.invokeExact(state, text(name, path), text(second, attribute)));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Makes a part of a file one that was never written.
  int punch(int file, long offset, long length) {
    try {
      return result((int) FALLOCATE.invokeExact(state, file, PUNCH_HOLE, offset, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Brings everything that was written to a file's file system to its disk.
  int syncAll(int file) {
    try {
      return result((int) SYNCFS.invokeExact(state, file));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int setExtended(int file, byte[] attribute, byte[] value) {
    try {
      MemorySegment.copy(value, 0, slice, JAVA_BYTE, 0, value.length);
      return result(
          (int)
              FSETXATTR.invokeExact(
                  state, file, text(name, attribute), slice, (long) value.length, 0));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  byte[] text(int count) {
    return text.asSlice(0, count).toArray(JAVA_BYTE);
  }

  private MemorySegment both(long nanoseconds) {
    for (var at = 0; at < 32; at += 16) {
      times.set(JAVA_LONG, at, Math.floorDiv(nanoseconds, 1_000_000_000L));
      times.set(JAVA_LONG, at + 8, Math.floorMod(nanoseconds, 1_000_000_000L));
    }
    return times;
  }

  private static MemorySegment text(MemorySegment into, byte[] bytes) {
    if (bytes.length >= NAMES) {
      // No path the kernel takes is as long; an impossible name fails as one that is too long.
      into.asSlice(0, NAMES - 1).fill((byte) 'x');
      into.set(JAVA_BYTE, NAMES - 1, (byte) 0);
      return into;
    }
    MemorySegment.copy(bytes, 0, into, JAVA_BYTE, 0, bytes.length);
    into.set(JAVA_BYTE, bytes.length, (byte) 0);
    return into;
  }

  private int result(int returned) {
    return returned < 0 ? -errno() : returned;
  }

  private int errno() {
    return state.get(JAVA_INT, ERRNO_AT);
  }

  private static AssertionError unexpected(Throwable e) {
    return new AssertionError("a system call that cannot throw threw", e);
  }
}
