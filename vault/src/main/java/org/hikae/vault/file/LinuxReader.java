package org.hikae.vault.file;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;

/// Reads files on Linux by system calls relative to open folders.
final class LinuxReader implements FileSystemReader {
  /// Paths as long as this go through the folders above them.
  static final int LONG_PATH = 3800;

  private static final Comparator<FoundFile> BY_NAME =
      (x, y) -> Arrays.compareUnsigned(x.name(), y.name());

  private final Linux linux = new Linux();
  private byte[] folder = TreePath.TOP;
  private int folderHandle = -1;

  @Override
  public Attributes look(byte[] path) throws IOException {
    if (path.length == 0) {
      require(linux.look(Linux.HERE, new byte[] {'/'}), path);
    } else {
      require(linux.look(enter(TreePath.parent(path)), TreePath.name(path)), path);
    }
    return seen(linux);
  }

  @Override
  public List<FoundFile> list(byte[] path) throws IOException {
    var handle = openFolder(path);
    try {
      return list(linux, handle, path);
    } finally {
      linux.close(handle);
    }
  }

  static List<FoundFile> list(Linux linux, int handle, byte[] path) throws IOException {
    var found = new ArrayList<FoundFile>();
    for (var read = next(linux, handle, path); read > 0; read = next(linux, handle, path)) {
      collect(linux, handle, read, path, found);
    }
    found.sort(BY_NAME);
    return found;
  }

  private static int next(Linux linux, int handle, byte[] path) throws IOException {
    return require(linux.entries(handle), path);
  }

  /// Reads `struct linux_dirent64`: 8 bytes inode, 8 offset, 2 size, 1 type, then the name.
  private static void collect(Linux linux, int handle, int read, byte[] path, List<FoundFile> into)
      throws IOException {
    for (var at = 0; at < read; ) {
      var size = linux.dents.get(JAVA_SHORT, at + 16) & 0xffff;
      var name = linux.dents.asSlice(at + 19, size - 19);
      var bytes = cString(name);
      if (!dots(bytes)) {
        var result = linux.look(handle, name);
        if (result != -Errno.NOENT) {
          require(result, path);
          into.add(new FoundFile(bytes, seen(linux)));
        }
      }
      at += size;
    }
  }

  private static byte[] cString(MemorySegment text) {
    var length = 0;
    while (text.get(JAVA_BYTE, length) != 0) {
      length++;
    }
    var bytes = new byte[length];
    MemorySegment.copy(text, JAVA_BYTE, 0, bytes, 0, length);
    return bytes;
  }

  private static boolean dots(byte[] name) {
    return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
  }

  static Attributes seen(Linux linux) {
    var s = linux.seen;
    var mode = s.get(JAVA_SHORT, 28) & 0xffff;
    var inode = s.get(JAVA_LONG, 32);
    var shared = s.get(JAVA_INT, 16) > 1 && FileKind.of(mode) != FileKind.FOLDER;
    var fileSystem = ((long) s.get(JAVA_INT, 136) << 32) | (s.get(JAVA_INT, 140) & 0xffffffffL);
    var link = shared ? inode ^ (fileSystem * 0x9E3779B97F4A7C15L) : 0;
    return new Attributes(
        mode,
        s.get(JAVA_INT, 20),
        s.get(JAVA_INT, 24),
        FileKind.of(mode) == FileKind.FOLDER ? 0 : s.get(JAVA_LONG, 40),
        time(s, 112),
        time(s, 96),
        inode,
        link,
        device(s.get(JAVA_INT, 128), s.get(JAVA_INT, 132)),
        List.of());
  }

  private static long time(MemorySegment s, long at) {
    return s.get(JAVA_LONG, at) * 1_000_000_000L + s.get(JAVA_INT, at + 8);
  }

  /// The kernel's number of a device, as `mknod` takes it.
  private static long device(int major, int minor) {
    return ((major & 0xfffL) << 8)
        | (minor & 0xffL)
        | ((minor & 0xffffff00L) << 12)
        | ((major & 0xfffff000L) << 32);
  }

  @Override
  public byte[] target(byte[] folder, byte[] name) throws IOException {
    return linux.text(require(linux.target(enter(folder), name), TreePath.child(folder, name)));
  }

  @Override
  public List<Attributes.Extended> extended(byte[] path) throws IOException {
    return path.length < LONG_PATH
        ? LinuxAttributes.of(linux, absolute(path)).read(path)
        : LinuxAttributes.in(linux, enter(TreePath.parent(path)), TreePath.name(path)).read(path);
  }

  @Override
  public OpenFile open(byte[] folder, byte[] name) throws IOException {
    var parent = enter(folder);
    // NONBLOCK: a FIFO that took the file's place must not hold the backup.
    var flags = Linux.READ | Linux.NOFOLLOW | Linux.NONBLOCK;
    var handle = linux.open(parent, name, flags | Linux.NOATIME, 0);
    if (handle == -Errno.PERM) {
      handle = linux.open(parent, name, flags, 0);
    }
    return new LinuxFile(linux, require(handle, TreePath.child(folder, name)), name);
  }

  /// Opens a folder and keeps it open until another one is needed.
  private int enter(byte[] path) throws IOException {
    if (folderHandle < 0 || !Arrays.equals(path, folder)) {
      leave();
      folderHandle = openFolder(path);
      folder = path;
    }
    return folderHandle;
  }

  private void leave() {
    if (folderHandle >= 0) {
      linux.close(folderHandle);
      folderHandle = -1;
    }
  }

  private int openFolder(byte[] path) throws IOException {
    if (path.length < LONG_PATH) {
      return require(linux.open(Linux.HERE, absolute(path), Linux.DIRECTORY, 0), path);
    }
    var handle = require(linux.open(Linux.HERE, new byte[] {'/'}, Linux.DIRECTORY, 0), path);
    for (var part : parts(path)) {
      var next = linux.open(handle, part, Linux.DIRECTORY, 0);
      linux.close(handle);
      handle = require(next, path);
    }
    return handle;
  }

  /// A path in parts that the kernel takes at once, cut at slashes.
  static List<byte[]> parts(byte[] path) {
    var parts = new ArrayList<byte[]>();
    for (var from = 0; from < path.length; ) {
      var to = Math.min(path.length, from + LONG_PATH);
      while (to > from && to < path.length && path[to] != '/') {
        to--;
      }
      while (to == from || (to < path.length && path[to] != '/')) {
        to++; // one impossible name; the kernel says so
      }
      parts.add(Arrays.copyOfRange(path, from, to));
      from = to + 1;
    }
    return parts;
  }

  private static byte[] absolute(byte[] path) {
    var absolute = new byte[path.length + 1];
    absolute[0] = '/';
    System.arraycopy(path, 0, absolute, 1, path.length);
    return absolute;
  }

  static int read(
      Linux linux, int handle, byte[] into, int at, int count, long position, byte[] name)
      throws IOException {
    var total = 0;
    while (total < count) {
      var read = linux.read(handle, into, at + total, count - total, position + total);
      if (require(read, name) == 0) {
        break;
      }
      total += read;
    }
    return total;
  }

  static int require(int result, byte[] path) throws IOException {
    if (result < 0) {
      throw Errno.exception(-result, "/" + TreePath.show(path));
    }
    return result;
  }

  @Override
  public void close() {
    leave();
  }

  /// A file opened for reading.
  private record LinuxFile(
      Linux linux, int handle, @SuppressWarnings("ArrayRecordComponent") byte[] name)
      implements OpenFile {
    @Override
    public int read(byte[] into, int at, int count, long position) throws IOException {
      return LinuxReader.read(linux, handle, into, at, count, position, name);
    }

    @Override
    public List<Content.Hole> holes(long size) throws IOException {
      require(linux.look(handle), name);
      var stored = linux.seen.get(JAVA_LONG, 48) * 512;
      return stored >= size ? List.of() : findHoles(size);
    }

    private List<Content.Hole> findHoles(long size) {
      var holes = new ArrayList<Content.Hole>();
      var at = 0L;
      while (at < size) {
        var hole = linux.seek(handle, at, Linux.SEEK_HOLE);
        if (hole < 0 || hole >= size) {
          break;
        }
        var data = linux.seek(handle, hole, Linux.SEEK_DATA);
        at = data < 0 || data > size ? size : data;
        holes.add(new Content.Hole(hole, at - hole));
      }
      return holes;
    }

    @Override
    public Attributes look() throws IOException {
      require(linux.look(handle), name);
      return seen(linux);
    }

    @Override
    public List<Attributes.Extended> extended() throws IOException {
      return LinuxAttributes.of(linux, handle).read(name);
    }

    @Override
    public void close() {
      linux.close(handle);
    }
  }
}
