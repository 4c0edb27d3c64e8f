package org.hikae.vault.file;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;

/// Writes files on Linux. Every folder is opened from the one above it, beginning at the target's
/// own handle, and never through a symbolic link.
final class LinuxWriter implements FileSystemWriter {
  private static final byte[] ITSELF = {};

  private final Linux linux = new Linux();
  private final int top;
  private byte[] folder = TreePath.TOP;
  private int folderHandle = -1;

  LinuxWriter(Path target) throws IOException {
    var path = target.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    top = LinuxReader.require(linux.open(Linux.HERE, path, Linux.DIRECTORY, 0), path);
  }

  @Override
  public void makeFolder(byte[] path) throws IOException {
    var parent = enter(TreePath.parent(path));
    var result = linux.makeFolder(parent, TreePath.name(path), 0700);
    if (result == -Errno.EXIST) {
      requireFolder(parent, path);
    } else {
      LinuxReader.require(result, path);
    }
  }

  private void requireFolder(int parent, byte[] path) throws IOException {
    LinuxReader.require(linux.look(parent, TreePath.name(path)), path);
    if (FileKind.of(linux.seen.get(JAVA_SHORT, 28)) != FileKind.FOLDER) {
      throw Errno.exception(Errno.NOTDIR, TreePath.show(path));
    }
  }

  @Override
  public OpenTarget create(byte[] folder, byte[] name) throws IOException {
    var parent = enter(folder);
    var flags = Linux.WRITE | Linux.CREATE | Linux.EXCLUSIVE | Linux.NOFOLLOW;
    var handle = linux.open(parent, name, flags, 0600);
    if (handle == -Errno.EXIST) {
      remove(parent, folder, name);
      handle = linux.open(parent, name, flags, 0600);
    }
    return new LinuxTarget(linux, LinuxReader.require(handle, TreePath.child(folder, name)));
  }

  @Override
  public OpenTarget reopen(byte[] folder, byte[] name) throws IOException {
    var handle = linux.open(enter(folder), name, Linux.WRITE | Linux.NOFOLLOW, 0);
    return new LinuxTarget(linux, LinuxReader.require(handle, TreePath.child(folder, name)));
  }

  @Override
  public void symbolicLink(byte[] folder, byte[] name, byte[] target) throws IOException {
    var parent = enter(folder);
    var result = linux.symbolicLink(target, parent, name);
    if (result == -Errno.EXIST) {
      remove(parent, folder, name);
      result = linux.symbolicLink(target, parent, name);
    }
    LinuxReader.require(result, TreePath.child(folder, name));
  }

  @Override
  public void hardLink(byte[] fileFolder, byte[] fileName, byte[] folder, byte[] name)
      throws IOException {
    var from = openFolder(fileFolder);
    try {
      var parent = enter(folder);
      var result = linux.link(from, fileName, parent, name);
      if (result == -Errno.EXIST) {
        remove(parent, folder, name);
        result = linux.link(from, fileName, parent, name);
      }
      LinuxReader.require(result, TreePath.child(folder, name));
    } finally {
      linux.close(from);
    }
  }

  @Override
  public void special(byte[] folder, byte[] name, Attributes attributes) throws IOException {
    var parent = enter(folder);
    var mode = attributes.kind().bits() | 0600;
    var result = linux.special(parent, name, mode, attributes.device());
    if (result == -Errno.EXIST) {
      remove(parent, folder, name);
      result = linux.special(parent, name, mode, attributes.device());
    }
    LinuxReader.require(result, TreePath.child(folder, name));
  }

  private void remove(int parent, byte[] folder, byte[] name) throws IOException {
    LinuxReader.require(linux.unlink(parent, name), TreePath.child(folder, name));
  }

  @Override
  public Shortfall dress(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException {
    var path = TreePath.child(folder, name);
    if (attributes.kind() == FileKind.FOLDER) {
      var handle = openFolder(path);
      try {
        return dress(linux, handle, attributes, owners);
      } finally {
        linux.close(handle);
      }
    }
    var parent = enter(folder);
    var denied = owners && denied(linux.setOwner(parent, name, attributes.uid(), attributes.gid()));
    if (attributes.kind() != FileKind.SYMBOLIC_LINK) {
      LinuxReader.require(linux.setMode(parent, name, attributes.mode()), path);
    }
    LinuxReader.require(linux.setTime(parent, name, attributes.modified()), path);
    return denied ? Shortfall.OWNER : Shortfall.NONE;
  }

  /// The owner first, because changing it drops set-user-id bits; the time last, because everything
  /// else changes it.
  private static Shortfall dress(Linux linux, int handle, Attributes attributes, boolean owners)
      throws IOException {
    var denied =
        owners && denied(linux.setOwner(handle, ITSELF, attributes.uid(), attributes.gid()));
    var extended = setExtended(linux, handle, attributes);
    LinuxReader.require(linux.setMode(handle, attributes.mode()), ITSELF);
    LinuxReader.require(linux.setTime(handle, attributes.modified()), ITSELF);
    return denied ? Shortfall.OWNER : extended;
  }

  private static Shortfall setExtended(Linux linux, int handle, Attributes attributes) {
    var result = Shortfall.NONE;
    for (var extended : attributes.extended()) {
      if (linux.setExtended(handle, extended.name(), extended.value()) < 0) {
        result = Shortfall.EXTENDED_ATTRIBUTES;
      }
    }
    return result;
  }

  private static boolean denied(int result) throws IOException {
    if (result == -Errno.PERM || result == -Errno.INVAL) {
      return true;
    }
    LinuxReader.require(result, ITSELF);
    return false;
  }

  private int enter(byte[] path) throws IOException {
    if (path.length == 0) {
      return top;
    }
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

  /// Opens a folder name by name from the top.
  private int openFolder(byte[] path) throws IOException {
    var handle = linux.open(top, new byte[] {'.'}, Linux.DIRECTORY, 0);
    LinuxReader.require(handle, path);
    for (var from = 0; from < path.length; ) {
      var to = from;
      while (to < path.length && path[to] != '/') {
        to++;
      }
      var name = Arrays.copyOfRange(path, from, to);
      var next = linux.open(handle, name, Linux.DIRECTORY | Linux.NOFOLLOW, 0);
      linux.close(handle);
      handle = LinuxReader.require(next, path);
      from = to + 1;
    }
    return handle;
  }

  @Override
  public void close() {
    leave();
    linux.close(top);
  }

  /// A file opened for writing.
  private record LinuxTarget(Linux linux, int handle) implements OpenTarget {
    @Override
    public void write(byte[] bytes, int from, int count, long position) throws IOException {
      var total = 0;
      while (total < count) {
        var written = linux.write(handle, bytes, from + total, count - total, position + total);
        total += LinuxReader.require(written, ITSELF);
      }
    }

    @Override
    public void setSize(long size) throws IOException {
      LinuxReader.require(linux.setSize(handle, size), ITSELF);
    }

    @Override
    public Shortfall dress(Attributes attributes, boolean owners) throws IOException {
      return LinuxWriter.dress(linux, handle, attributes, owners);
    }

    @Override
    public void close() {
      linux.close(handle);
    }
  }
}
