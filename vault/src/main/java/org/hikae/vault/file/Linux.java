package org.hikae.vault.file;

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
  static final int DIRECT;
  static final int NOATIME = 01000000;
  static final int CLOEXEC = 02000000;
  static final int PATH = 010000000;
  static final int EMPTY_PATH = 0x1000;
  static final int SYMLINK_NOFOLLOW = 0x100;
  static final int REMOVE_FOLDER = 0x200;
  static final int SEEK_DATA = 3;
  static final int SEEK_HOLE = 4;

  private static final int STATX_BASIC = 0x7ff;
  private static final int STATX_DIRECT = 0x2000;
  private static final int SLICE = 1 << 20;
  private static final int NAMES = 16 << 10;
  private static final int DENTS = 64 << 10;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final long ERRNO_AT =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  static {
    // Three flags have other numbers on ARM.
    var arm = System.getProperty("os.arch").equals("aarch64");
    DIRECTORY = arm ? 040000 : 0200000;
    NOFOLLOW = arm ? 0100000 : 0400000;
    DIRECT = arm ? 0200000 : 040000;
  }

  /// All functions are called alike, with five words of which each takes what it needs: a handle of
  /// its own for each would cost every command a quarter of a second of making them. The machines
  /// that Linux runs on pass words in registers, and an `int` is the lower half of one.
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          ERRNO,
          Linker.Option.firstVariadicArg(3));

  private static final MemorySegment OPENAT = function("openat");
  private static final MemorySegment CLOSE = function("close");
  private static final MemorySegment PREAD = function("pread");
  private static final MemorySegment PWRITE = function("pwrite");
  private static final MemorySegment GETDENTS = function("getdents64");
  private static final MemorySegment STATX = function("statx");
  private static final MemorySegment READLINKAT = function("readlinkat");
  private static final MemorySegment LSEEK = function("lseek");
  private static final MemorySegment MKDIRAT = function("mkdirat");
  private static final MemorySegment SYMLINKAT = function("symlinkat");
  private static final MemorySegment LINKAT = function("linkat");
  private static final MemorySegment UNLINKAT = function("unlinkat");
  private static final MemorySegment MKNODAT = function("mknodat");
  private static final MemorySegment FTRUNCATE = function("ftruncate");
  private static final MemorySegment FCNTL = function("fcntl");
  private static final MemorySegment FCHMOD = function("fchmod");
  private static final MemorySegment FCHMODAT = function("fchmodat");
  private static final MemorySegment FCHOWNAT = function("fchownat");
  private static final MemorySegment UTIMENSAT = function("utimensat");
  private static final MemorySegment FUTIMENS = function("futimens");
  private static final MemorySegment LLISTXATTR = function("llistxattr");
  private static final MemorySegment LGETXATTR = function("lgetxattr");
  private static final MemorySegment FLISTXATTR = function("flistxattr");
  private static final MemorySegment FGETXATTR = function("fgetxattr");
  private static final MemorySegment FSETXATTR = function("fsetxattr");
  private static final MemorySegment FREMOVEXATTR = function("fremovexattr");
  private static final MemorySegment LSETXATTR = function("lsetxattr");
  private static final MemorySegment LREMOVEXATTR = function("lremovexattr");
  private static final MemorySegment FALLOCATE = function("fallocate");
  private static final MemorySegment SYNCFS = function("syncfs");
  private static final MemorySegment SYSCALL = function("syscall");
  private static final long OPENAT2 = 437;
  private static final long HOW_BYTES = 24;

  /// No magic link, no symbolic link, nothing above the folder it begins at.
  private static final long RESOLVE_BELOW = 0x02 | 0x04 | 0x08;

  /// Makes a hole and keeps the size.
  private static final int PUNCH_HOLE = 0x03;

  private static final int SET_FLAGS = 4;

  /// More than any file system or disk asks of memory that it fetches bytes from itself.
  private static final int PAGE = 4096;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
  private final MemorySegment name = arena.allocate(NAMES);
  private final MemorySegment second = arena.allocate(NAMES);
  private final MemorySegment slice = arena.allocate(SLICE, PAGE);
  private final MemorySegment how = arena.allocate(HOW_BYTES, 8);
  private final MemorySegment times = arena.allocate(32, 8);

  /// What the last [#look] saw: a `struct statx`, which is the same on every kind of machine.
  final MemorySegment seen = arena.allocate(256, 16);

  /// What the last [#entries] read.
  final MemorySegment dents = arena.allocate(DENTS, 16);

  /// What the last [#target], [#extendedNames] or [#extended] read.
  final MemorySegment text = arena.allocate((64 << 10) + 1);

  private static MemorySegment function(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  int open(int folder, byte[] path, int flags, int mode) {
    return call(OPENAT, folder, text(name, path), flags | CLOEXEC, mode);
  }

  /// Opens a folder that is reached from another one through real folders alone: no name in the
  /// path is followed when it is a link, and none leads above. The kernel since 5.6 knows how;
  /// before, this is [Errno#NOSYS].
  int openFolderBelow(int folder, byte[] path) {
    how.set(JAVA_LONG, 0, DIRECTORY | NOFOLLOW | CLOEXEC);
    how.set(JAVA_LONG, 8, 0);
    how.set(JAVA_LONG, 16, RESOLVE_BELOW);
    return call(SYSCALL, OPENAT2, folder, text(name, path), how.address(), HOW_BYTES);
  }

  void close(int file) {
    call(CLOSE, file);
  }

  /// Reads at most a mebibyte.
  int read(int file, byte[] into, int at, int count, long position) {
    var read = call(PREAD, file, slice.address(), Math.min(count, SLICE), position);
    if (read > 0) {
      MemorySegment.copy(slice, JAVA_BYTE, 0, into, at, read);
    }
    return read;
  }

  /// Writes at most a mebibyte.
  int write(int file, byte[] bytes, int from, int count, long position) {
    var wanted = Math.min(count, SLICE);
    MemorySegment.copy(bytes, from, slice, JAVA_BYTE, 0, wanted);
    return call(PWRITE, file, slice.address(), wanted, position);
  }

  int entries(int folder) {
    return call(GETDENTS, folder, dents.address(), DENTS);
  }

  int look(int folder, byte[] path) {
    return look(folder, text(name, path), SYMLINK_NOFOLLOW);
  }

  /// Looks at what a name in [#dents] means.
  int look(int folder, MemorySegment path) {
    return look(folder, path.address(), SYMLINK_NOFOLLOW);
  }

  int look(int file) {
    return look(file, text(name, new byte[0]), EMPTY_PATH);
  }

  private int look(int folder, long path, int flags) {
    return call(STATX, folder, path, flags, STATX_BASIC, seen.address());
  }

  /// What position and size of a write have to be multiples of to go past the cache: 0 when this
  /// file cannot be written so, or the kernel does not say.
  int directBlock(int file) {
    var path = text(name, new byte[0]);
    var looked = call(STATX, file, path, EMPTY_PATH, STATX_DIRECT, seen.address());
    if (looked < 0
        || (seen.get(JAVA_INT, 0) & STATX_DIRECT) == 0
        || seen.get(JAVA_INT, 152) > PAGE) {
      return 0;
    }
    var block = seen.get(JAVA_INT, 156);
    return block == 0 ? 0 : Math.max(PAGE, block); // a disk takes less than a file system writes
  }

  /// Has writes go past the kernel's cache of files, or through it again.
  int setDirect(int file, boolean direct) {
    return call(FCNTL, file, SET_FLAGS, direct ? DIRECT : 0);
  }

  /// Gives a file its size, and the room for it on the disk.
  int reserve(int file, long size) {
    return call(FALLOCATE, file, 0, 0, size);
  }

  int target(int folder, byte[] path) {
    return call(READLINKAT, folder, text(name, path), text.address(), text.byteSize());
  }

  long seek(int file, long position, int whence) {
    var found = word(LSEEK, file, position, whence, 0, 0);
    return found < 0 ? -errno() : found;
  }

  int makeFolder(int folder, byte[] path, int mode) {
    return call(MKDIRAT, folder, text(name, path), mode);
  }

  int symbolicLink(byte[] target, int folder, byte[] path) {
    return call(SYMLINKAT, text(name, target), folder, text(second, path));
  }

  int link(int fromFolder, byte[] from, int folder, byte[] path) {
    return call(LINKAT, fromFolder, text(name, from), folder, text(second, path));
  }

  int unlink(int folder, byte[] path) {
    return call(UNLINKAT, folder, text(name, path));
  }

  int removeFolder(int folder, byte[] path) {
    return call(UNLINKAT, folder, text(name, path), REMOVE_FOLDER);
  }

  int special(int folder, byte[] path, int mode, long device) {
    return call(MKNODAT, folder, text(name, path), mode, device);
  }

  int setSize(int file, long size) {
    return call(FTRUNCATE, file, size);
  }

  int setMode(int file, int mode) {
    return call(FCHMOD, file, mode & 07777);
  }

  int setMode(int folder, byte[] path, int mode) {
    return call(FCHMODAT, folder, text(name, path), mode & 07777, SYMLINK_NOFOLLOW);
  }

  /// An empty path means the file that `folder` stands for.
  int setOwner(int folder, byte[] path, int uid, int gid) {
    var flags = path.length == 0 ? EMPTY_PATH : SYMLINK_NOFOLLOW;
    return call(FCHOWNAT, folder, text(name, path), uid, gid, flags);
  }

  int setTime(int folder, byte[] path, long modified) {
    return call(UTIMENSAT, folder, text(name, path), both(modified), SYMLINK_NOFOLLOW);
  }

  int setTime(int file, long modified) {
    return call(FUTIMENS, file, both(modified));
  }

  int extendedNames(byte[] path) {
    return call(LLISTXATTR, text(name, path), text.address(), text.byteSize());
  }

  int extended(byte[] path, byte[] attribute) {
    return call(
        LGETXATTR, text(name, path), text(second, attribute), text.address(), text.byteSize());
  }

  int setExtended(byte[] path, byte[] attribute, byte[] value) {
    MemorySegment.copy(value, 0, slice, JAVA_BYTE, 0, value.length);
    return call(
        LSETXATTR, text(name, path), text(second, attribute), slice.address(), value.length);
  }

  int extendedNames(int file) {
    return call(FLISTXATTR, file, text.address(), text.byteSize());
  }

  int extended(int file, byte[] attribute) {
    return call(FGETXATTR, file, text(second, attribute), text.address(), text.byteSize());
  }

  int removeExtended(int file, byte[] attribute) {
    return call(FREMOVEXATTR, file, text(second, attribute));
  }

  int removeExtended(byte[] path, byte[] attribute) {
    return call(LREMOVEXATTR, text(name, path), text(second, attribute));
  }

  /// Makes a part of a file one that was never written.
  int punch(int file, long offset, long length) {
    return call(FALLOCATE, file, PUNCH_HOLE, offset, length);
  }

  /// Brings everything that was written to a file's file system to its disk.
  int syncAll(int file) {
    return call(SYNCFS, file);
  }

  int setExtended(int file, byte[] attribute, byte[] value) {
    MemorySegment.copy(value, 0, slice, JAVA_BYTE, 0, value.length);
    return call(FSETXATTR, file, text(name, attribute), slice.address(), value.length);
  }

  private int call(MemorySegment function, long a) {
    return call(function, a, 0);
  }

  private int call(MemorySegment function, long a, long b) {
    return call(function, a, b, 0);
  }

  private int call(MemorySegment function, long a, long b, long c) {
    return call(function, a, b, c, 0);
  }

  private int call(MemorySegment function, long a, long b, long c, long d) {
    return call(function, a, b, c, d, 0);
  }

  private int call(MemorySegment function, long a, long b, long c, long d, long e) {
    var result = (int) word(function, a, b, c, d, e);
    return result < 0 ? -errno() : result;
  }

  /// The one place that calls. What addresses lead to stays, as the memory of `state` does.
  private long word(MemorySegment function, long a, long b, long c, long d, long e) {
    try {
      return (long) CALL.invokeExact(function, state, a, b, c, d, e);
    } catch (Throwable thrown) {
      throw new AssertionError("a system call that cannot throw threw", thrown);
    }
  }

  byte[] text(int count) {
    return text.asSlice(0, count).toArray(JAVA_BYTE);
  }

  private long both(long nanoseconds) {
    for (var at = 0; at < 32; at += 16) {
      times.set(JAVA_LONG, at, Math.floorDiv(nanoseconds, 1_000_000_000L));
      times.set(JAVA_LONG, at + 8, Math.floorMod(nanoseconds, 1_000_000_000L));
    }
    return times.address();
  }

  private static long text(MemorySegment into, byte[] bytes) {
    if (bytes.length >= NAMES) {
      // No path the kernel takes is as long; an impossible name fails as one that is too long.
      into.asSlice(0, NAMES - 1).fill((byte) 'x');
      into.set(JAVA_BYTE, NAMES - 1, (byte) 0);
    } else {
      MemorySegment.copy(bytes, 0, into, JAVA_BYTE, 0, bytes.length);
      into.set(JAVA_BYTE, bytes.length, (byte) 0);
    }
    return into.address();
  }

  private int errno() {
    return state.get(JAVA_INT, ERRNO_AT);
  }
}
